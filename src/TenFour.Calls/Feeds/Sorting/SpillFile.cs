using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace TenFour.Calls.Feeds.Sorting;

/// <summary>
/// Sorted runs of records in one temporary file: time, length, bytes. The file has no name of its own once it is open (Unix) or goes with
/// its last handle (Windows), so that even a killed process leaves nothing.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    public const int HeaderLength = sizeof(long) + sizeof(int);

    private const int WriteLength = 256 * 1024;

    private readonly List<(long Start, long End)> _runs = [];
    private readonly SafeFileHandle _handle;
    private readonly string _folder;
    private byte[] _pending = new byte[WriteLength];
    private int _pendingLength;
    private long _length;

    public SpillFile(string folder)
    {
        _folder = folder;
        var path = Path.Combine(folder, $"tenfour-sort-{Guid.NewGuid():N}");
        try
        {
            _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    public IReadOnlyList<(long Start, long End)> Runs => _runs;

    /// <summary>Appends what the arena holds as one run.</summary>
    public void Write(RecordArena sorted)
    {
        var start = _length;
        for (var i = 0; i < sorted.Count; i++)
        {
            Append(sorted.TimeAt(i), sorted.At(i));
        }

        Flush();
        _runs.Add((start, _length));
    }

    public int Read(long offset, Span<byte> target)
    {
        try
        {
            return RandomAccess.Read(_handle, target, offset);
        }
        catch (IOException e)
        {
            throw FeedException.Unreadable(
                "The temporary file", $"in {_folder} cannot be read: {e.Message}", "Check the disk and start again.", e);
        }
    }

    public void Dispose() => _handle.Dispose();

    private void Append(long time, ReadOnlySpan<byte> record)
    {
        var needed = HeaderLength + record.Length;
        if (_pendingLength + needed > _pending.Length)
        {
            Flush();
            if (needed > _pending.Length)
            {
                _pending = new byte[needed];
            }
        }

        var target = _pending.AsSpan(_pendingLength, needed);
        BinaryPrimitives.WriteInt64LittleEndian(target, time);
        BinaryPrimitives.WriteInt32LittleEndian(target[sizeof(long)..], record.Length);
        record.CopyTo(target[HeaderLength..]);
        _pendingLength += needed;
    }

    private void Flush()
    {
        try
        {
            RandomAccess.Write(_handle, _pending.AsSpan(0, _pendingLength), _length);
        }
        catch (IOException e)
        {
            throw Unwritable(e);
        }

        _length += _pendingLength;
        _pendingLength = 0;
    }

    private FeedException Unwritable(Exception e) =>
        FeedException.Unreadable(
            "The temporary file",
            $"for sorting cannot be written in {_folder}: {e.Message}",
            "Make room there, or set TMPDIR (TEMP on Windows) to a folder with room for the unpacked input.",
            e);
}

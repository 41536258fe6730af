using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>Appends to the index of a partition. Entries are written whole; a reader that meets half of one sees it as damaged.</summary>
internal sealed class PartitionIndexWriter : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly byte[] _bytes = new byte[IndexEntry.Size];
    private long _count;
    private long _lastMicros;

    private PartitionIndexWriter(string path, SafeFileHandle file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Opens an index, or begins one.</summary>
    public static PartitionIndexWriter Open(string path)
    {
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var writer = new PartitionIndexWriter(path, file);
        writer.Begin();
        return writer;
    }

    /// <summary>Removes the entries after a place.</summary>
    public void CutAfter(PartitionOffset end)
    {
        using (var index = PartitionIndex.TryOpen(_path)!)
        {
            _count = index.FindFirst(entry => entry.End.Record > end.Record);
            _lastMicros = _count > 0 && index.TryRead(_count - 1, out var last) ? last.Micros : 0;
        }

        RandomAccess.SetLength(_file, PartitionIndex.PositionOf(_count));
    }

    /// <summary>Appends an entry. Its time is moved up to that of the entry before, should the clock have gone back.</summary>
    public void Append(IndexEntry entry)
    {
        _lastMicros = Math.Max(_lastMicros, entry.Micros);
        (entry with { Micros = _lastMicros }).Write(_bytes);
        RandomAccess.Write(_file, _bytes, PartitionIndex.PositionOf(_count));
        _count++;
    }

    public void FlushToDisk() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();

    private void Begin()
    {
        if (RandomAccess.GetLength(_file) < PartitionIndex.HeaderBytes)
        {
            Span<byte> header = stackalloc byte[PartitionIndex.HeaderBytes];
            header.Clear();
            PartitionIndex.Magic.CopyTo(header);
            RandomAccess.Write(_file, header, 0);
            return;
        }

        using var index = PartitionIndex.TryOpen(_path)!;
        _count = index.Count;
        _lastMicros = _count > 0 && index.TryRead(_count - 1, out var last) ? last.Micros : 0;
    }
}

using Microsoft.Win32.SafeHandles;

namespace TenFour.Streaming.Topics;

/// <summary>The last bytes of a partition that grows, kept so that its fingerprint is known before they are written.</summary>
internal sealed class DataTail
{
    private readonly byte[] _bytes = new byte[DataFingerprint.Length];
    private int _length;

    /// <summary>See <see cref="DataFingerprint"/>.</summary>
    public uint Fingerprint => DataFingerprint.Of(_bytes.AsSpan(0, _length));

    /// <summary>Starts at a place in the file where a record ends.</summary>
    public void Read(SafeFileHandle data, long end)
    {
        _length = (int)Math.Min(end, DataFingerprint.Length);
        _ = DataFingerprint.TryReadTail(data, end, _bytes.AsSpan(0, _length));
    }

    /// <summary>Moves on over data that are appended.</summary>
    public void Advance(ReadOnlySpan<byte> appended)
    {
        var kept = Math.Min(_length, Math.Max(0, DataFingerprint.Length - appended.Length));
        _bytes.AsSpan(_length - kept, kept).CopyTo(_bytes);
        var added = appended[Math.Max(0, appended.Length - DataFingerprint.Length)..];
        added.CopyTo(_bytes.AsSpan(kept));
        _length = kept + added.Length;
    }
}

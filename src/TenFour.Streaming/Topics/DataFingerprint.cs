using Microsoft.Win32.SafeHandles;

namespace TenFour.Streaming.Topics;

/// <summary>
/// A checksum of the last bytes before a place in a partition's data. Data are only ever appended, so a place keeps its fingerprint;
/// where it differs, the file was replaced.
/// </summary>
internal static class DataFingerprint
{
    public const int Length = 64;

    /// <summary>Of the data that end with <paramref name="tail"/>, of which the last <see cref="Length"/> bytes count.</summary>
    public static uint Of(ReadOnlySpan<byte> tail) => Crc32C.Of(tail[Math.Max(0, tail.Length - Length)..]);

    /// <summary>Of the bytes before <paramref name="end"/>; null where the file is shorter or no record ends there.</summary>
    public static uint? Read(SafeFileHandle data, long end)
    {
        if (end == 0)
        {
            return Of([]);
        }

        Span<byte> tail = stackalloc byte[(int)Math.Min(end, Length)];
        return TryReadTail(data, end, tail) ? Of(tail) : null;
    }

    /// <summary>Reads the bytes before <paramref name="end"/>; false where the file is shorter or no record ends there.</summary>
    public static bool TryReadTail(SafeFileHandle data, long end, Span<byte> tail) =>
        FileBytes.ReadFully(data, tail, end - tail.Length) == tail.Length && (tail.IsEmpty || tail[^1] == FileBytes.Newline);
}

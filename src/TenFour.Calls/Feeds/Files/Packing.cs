using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeds.Files;

/// <summary>Finds out by its first bytes how an input is packed, and unpacks it; the name does not matter.</summary>
internal static class Packing
{
    /// <summary>As many first bytes as any signature needs.</summary>
    public const int HeadLength = 6;

    /// <summary>
    /// The unpacked bytes behind <paramref name="raw"/>, whose first bytes <paramref name="head"/> were already taken from it.
    /// </summary>
    public static Stream Unpack(ReadOnlyMemory<byte> head, Stream raw, string name)
    {
        var start = head.Span;
        if (start.StartsWith<byte>([0x1F, 0x8B]))
        {
            return Compression.DecompressGzip(new ReplayStream(head, raw));
        }

        if (start.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]))
        {
            return new ZstdSharp.DecompressionStream(new ReplayStream(head, raw), leaveOpen: false);
        }

        Refuse(start, name);
        return new ReplayStream(head, raw);
    }

    private static void Refuse(ReadOnlySpan<byte> head, string name)
    {
        var kind =
            head.StartsWith("PK\x03\x04"u8) ? "a zip archive"
            : head.StartsWith("BZh"u8) ? "packed with bzip2"
            : head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? "packed with xz"
            : head.StartsWith("PAR1"u8) ? "a Parquet file"
            : head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]) ? "text in UTF-16"
            : null;
        if (kind is not null)
        {
            throw FeedException.Unreadable(name, $"is {kind}.", "Give a JSON array, NDJSON or CSV file in UTF-8, plain, .gz or .zst.");
        }
    }
}

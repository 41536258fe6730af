using ZstdSharp;

namespace TenFour.Streaming.Topics;

/// <summary>Compressed files are known by the end of their names: <c>.gz</c> and <c>.zst</c>.</summary>
public static class Compression
{
    private const string GzipSuffix = ".gz";
    private const string ZstandardSuffix = ".zst";

    public static bool IsCompressed(string path) => IsGzip(path) || IsZstandard(path);

    /// <summary>The name without the part that tells the compression.</summary>
    public static string RemoveSuffix(string path) => IsCompressed(path) ? Path.ChangeExtension(path, null) : path;

    /// <summary>Decompresses a stream when the name of its file says that it is compressed; otherwise answers the stream itself.</summary>
    public static Stream Decompress(string path, Stream content) =>
        IsGzip(path) ? DecompressGzip(content)
        : IsZstandard(path) ? new DecompressionStream(content, leaveOpen: false)
        : content;

    /// <summary>Decompresses gzip members that follow each other; what else follows them than zero bytes is damage.</summary>
    public static Stream DecompressGzip(Stream content) => new GzipContent(content);

    /// <summary>Whether an exception says that compressed bytes are damaged.</summary>
    public static bool IsDamage(Exception failure) => failure is InvalidDataException or ZstdException or EndOfStreamException;

    private static bool IsGzip(string path) => path.EndsWith(GzipSuffix, StringComparison.OrdinalIgnoreCase);

    private static bool IsZstandard(string path) => path.EndsWith(ZstandardSuffix, StringComparison.OrdinalIgnoreCase);
}

using System.Text;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary>
/// The character sets that <c>encode</c> and <c>decode</c> know, by Spark's names; both refuse what cannot be represented.
/// </summary>
internal static class Charset
{
    /// <summary>As Spark's message lists them.</summary>
    public const string Names = "iso-8859-1, us-ascii, utf-16, utf-16be, utf-16le, utf-32, utf-8";

    private const string Utf16 = "UTF-16";

    /// <summary>The encoding of that name in any case, or null.</summary>
    public static Encoding? Find(string name) => name.ToUpperInvariant() switch
    {
        "ISO-8859-1" => Strict(Encoding.Latin1),
        "US-ASCII" => Strict(Encoding.ASCII),
        Utf16 or "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        "UTF-16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        "UTF-32" => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true),
        "UTF-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        _ => null,
    };

    /// <summary>UTF-16 says by a mark in front in which order its bytes are.</summary>
    public static bool HasMark(string name) => name.Equals(Utf16, StringComparison.OrdinalIgnoreCase);

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}

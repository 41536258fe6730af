using System.Buffers;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>Strings in JSON, escaped just where it is needed, as Jackson (and so Spark) does.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    public static void AppendQuoted(ReadOnlySpan<byte> utf8, TextBuffer output)
    {
        output.Append((byte)'"');
        for (var next = utf8.IndexOfAny(Escaped); next >= 0; next = utf8.IndexOfAny(Escaped))
        {
            output.Append(utf8[..next]);
            AppendEscape(utf8[next], output);
            utf8 = utf8[(next + 1)..];
        }

        output.Append(utf8);
        output.Append((byte)'"');
    }

    private static void AppendEscape(byte value, TextBuffer output)
    {
        var letter = value switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            (byte)'\b' => (byte)'b',
            (byte)'\t' => (byte)'t',
            (byte)'\n' => (byte)'n',
            (byte)'\f' => (byte)'f',
            (byte)'\r' => (byte)'r',
            _ => (byte)0,
        };
        output.Append((byte)'\\');
        if (letter != 0)
        {
            output.Append(letter);
            return;
        }

        output.Append("u00"u8);
        output.Append("0123456789ABCDEF"u8[value >> 4]);
        output.Append("0123456789ABCDEF"u8[value & 15]);
    }
}

using System.Buffers;

namespace TenFour.Calls.Feeds.Files;

/// <summary>Writes text as the inside of a JSON string.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> NeedEscape =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Copies <paramref name="text"/> with quotes, backslashes and control characters escaped; all other bytes stay.</summary>
    /// <returns>The number of bytes written, at most six for each byte of the text.</returns>
    public static int Escape(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var written = 0;
        while (true)
        {
            var plain = text.IndexOfAny(NeedEscape);
            var length = plain < 0 ? text.Length : plain;
            text[..length].CopyTo(target[written..]);
            written += length;
            if (plain < 0)
            {
                return written;
            }

            written += EscapeOne(text[plain], target[written..]);
            text = text[(plain + 1)..];
        }
    }

    private static int EscapeOne(byte value, Span<byte> target)
    {
        var letter = value switch
        {
            (byte)'"' or (byte)'\\' => value,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            _ => (byte)0,
        };
        target[0] = (byte)'\\';
        if (letter != 0)
        {
            target[1] = letter;
            return 2;
        }

        "u00"u8.CopyTo(target[1..]);
        target[4] = (byte)('0' + (value >> 4));
        target[5] = (byte)"0123456789abcdef"[value & 15];
        return 6;
    }
}

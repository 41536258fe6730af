using System.Buffers.Binary;
using System.Text.Unicode;

namespace TenFour.Streaming.Json.Tokens;

/// <summary>
/// UTF-8 as Java reads it: every invalid sequence becomes U+FFFD, cut into sequences as Java's decoder does (a surrogate in UTF-8 is one
/// sequence there, three in .NET).
/// </summary>
internal static class Utf8Text
{
    private const int Replacement = 0xFFFD;

    public static bool IsValid(ReadOnlySpan<byte> text) => Utf8.IsValid(text);

    public static ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        output.Clear();
        AppendRepaired(text, output);
        return output.Span;
    }

    public static void AppendRepaired(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        if (Utf8.IsValid(text))
        {
            output.Add(text);
            return;
        }

        while (!text.IsEmpty)
        {
            var length = SequenceLength(text, out var isValid);
            if (isValid)
            {
                output.Add(text[..length]);
            }
            else
            {
                AppendScalar(Replacement, output);
            }

            text = text[length..];
        }
    }

    /// <summary>Puts a question mark in place of three-byte surrogates, as Java's encoder does.</summary>
    public static ReadOnlySpan<byte> ReplaceSurrogates(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        if (Utf8.IsValid(text))
        {
            return text;
        }

        output.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSurrogate(text[i..]))
            {
                output.Add((byte)'?');
                i += 2;
            }
            else
            {
                output.Add(text[i]);
            }
        }

        return output.Span;
    }

    /// <summary>Whether a surrogate, encoded in three bytes, stands at the start.</summary>
    public static bool IsSurrogate(ReadOnlySpan<byte> text) => text.Length >= 3 && text[0] == 0xED && text[1] >= 0xA0;

    /// <summary>The surrogate that three bytes encode.</summary>
    public static int UnitOfSurrogate(ReadOnlySpan<byte> text) => 0xD000 | (text[1] & 0x3F) << 6 | (text[2] & 0x3F);

    /// <summary>Appends a scalar value, or a lone surrogate in three bytes.</summary>
    public static void AppendScalar(int scalar, ByteBuffer output)
    {
        if (scalar < 0x80)
        {
            output.Add((byte)scalar);
            return;
        }

        if (scalar < 0x800)
        {
            output.Add((byte)(0xC0 | scalar >> 6));
        }
        else
        {
            if (scalar < 0x1_0000)
            {
                output.Add((byte)(0xE0 | scalar >> 12));
            }
            else
            {
                output.Add((byte)(0xF0 | scalar >> 18));
                output.Add((byte)(0x80 | (scalar >> 12 & 0x3F)));
            }

            output.Add((byte)(0x80 | (scalar >> 6 & 0x3F)));
        }

        output.Add((byte)(0x80 | (scalar & 0x3F)));
    }

    /// <summary>The first UTF-16 unit of a text that is not empty.</summary>
    public static int UnitAt(ReadOnlySpan<byte> text)
    {
        var length = SequenceLength(text, out var isValid);
        return !isValid ? Replacement : length switch
        {
            1 => text[0],
            2 => (text[0] & 0x1F) << 6 | (text[1] & 0x3F),
            3 => (text[0] & 0x0F) << 12 | (text[1] & 0x3F) << 6 | (text[2] & 0x3F),
            _ => 0xD800,
        };
    }

    /// <summary>Whether the text starts with a character of two UTF-16 units.</summary>
    public static bool IsPair(ReadOnlySpan<byte> text) => text[0] >= 0xF0 && SequenceLength(text, out var isValid) == 4 && isValid;

    /// <summary>The bytes of the first UTF-16 unit; the first of a pair of units takes one byte, the second the other three.</summary>
    public static int UnitLength(ReadOnlySpan<byte> text)
    {
        var length = SequenceLength(text, out _);
        return length == 4 ? 1 : length;
    }

    /// <summary>The UTF-16 unit that an escape of one letter means, or -1.</summary>
    public static int SimpleEscape(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'t' => '\t',
        (byte)'n' => '\n',
        (byte)'f' => '\f',
        (byte)'r' => '\r',
        (byte)'"' or (byte)'/' or (byte)'\\' or (byte)'\'' => letter,
        _ => -1,
    };

    public static int HexDigit(byte digit) => (digit & 0x0F) + (digit > '9' ? 9 : 0);

    /// <summary>Four hexadecimal digits.</summary>
    public static int HexUnit(ReadOnlySpan<byte> digits) =>
        HexDigit(digits[0]) << 12 | HexDigit(digits[1]) << 8 | HexDigit(digits[2]) << 4 | HexDigit(digits[3]);

    // The length of the first sequence; of an invalid one as much as Java's decoder replaces at once.
    private static int SequenceLength(ReadOnlySpan<byte> text, out bool isValid)
    {
        var first = text[0];
        isValid = first < 0x80;
        if (first < 0xC2 || first > 0xF4)
        {
            return 1;
        }

        var needed = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        var second = text.Length > 1 ? text[1] : (byte)0;
        if (!IsContinuation(second)
            || (first == 0xE0 && second < 0xA0)
            || (first == 0xF0 && second < 0x90)
            || (first == 0xF4 && second > 0x8F))
        {
            return 1;
        }

        for (var i = 2; i < needed; i++)
        {
            if (i >= text.Length || !IsContinuation(text[i]))
            {
                return i;
            }
        }

        isValid = first != 0xED || second < 0xA0;
        return needed;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;
}

using System.Text;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>
/// Counts and cuts UTF-8 text by code points. A malformed byte counts as Spark counts it: by what its first byte announces.
/// </summary>
internal static class CodePoints
{
    /// <summary>How many bytes the code point that starts with this byte has.</summary>
    public static int Length(byte first) => first switch
    {
        < 0xC2 or > 0xF4 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    public static int Count(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var count = 0;
        for (var at = 0; at < text.Length; at += Length(text[at]))
        {
            count++;
        }

        return count;
    }

    /// <summary>The byte offset of the code point of that index, or the text's length.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> text, int index)
    {
        var at = 0;
        for (var i = 0; i < index && at < text.Length; i++)
        {
            at += Length(text[at]);
        }

        return Math.Min(at, text.Length);
    }

    /// <summary>The code points from <paramref name="start"/> up to <paramref name="endExclusive"/>, as far as they exist.</summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> text, int start, int endExclusive)
    {
        if (endExclusive <= start || endExclusive <= 0)
        {
            return [];
        }

        var rest = text[OffsetOf(text, Math.Max(0, start))..];
        return rest[..OffsetOf(rest, endExclusive - Math.Max(0, start))];
    }

    /// <summary>
    /// The index of the code point at which <paramref name="pattern"/> first occurs from <paramref name="start"/> on, or -1.
    /// </summary>
    public static int IndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, int start = 0)
    {
        if (pattern.IsEmpty)
        {
            return 0;
        }

        var from = OffsetOf(text, start);
        var found = text[from..].IndexOf(pattern);
        return found < 0 ? -1 : start + Count(text.Slice(from, found));
    }

    /// <summary>The first code point's bytes.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, Length(text[0]))];

    /// <summary>The last code point's bytes.</summary>
    public static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> text)
    {
        var at = text.Length - 1;
        while (at > 0 && text.Length - at < 4 && (text[at] & 0xC0) == 0x80)
        {
            at--;
        }

        return at + Length(text[at]) == text.Length ? text[at..] : text[^1..];
    }
}

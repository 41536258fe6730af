namespace TenFour.Streaming.Types.Text;

/// <summary>Pieces that the readers of dates, times and numbers share.</summary>
internal static class AsciiText
{
    /// <summary>Without the spaces and control characters at both ends that Spark's casts ignore.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Without what Java's <c>String.trim</c> removes: everything up to the space.</summary>
    public static ReadOnlySpan<byte> TrimSpaces(ReadOnlySpan<byte> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>The number that the digits from <paramref name="start"/> on are; too many wrap around, so the caller limits their count.</summary>
    public static int TakeDigits(ReadOnlySpan<byte> text, int start, out int endExclusive)
    {
        var value = 0;
        var at = start;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
        {
            value = unchecked((value * 10) + text[at] - '0');
        }

        endExclusive = at;
        return value;
    }

    /// <summary>Writes a number with zeros in front.</summary>
    public static int WriteDigits(long value, int digits, Span<byte> utf8)
    {
        for (var i = digits - 1; i >= 0; i--)
        {
            utf8[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        return digits;
    }

    private static bool IsBlank(byte b) => b is <= (byte)' ' or 0x7F;
}

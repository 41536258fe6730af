using System.Globalization;

namespace TenFour.Calls.Feeds.Repeating;

/// <summary>
/// The number that the city's computer-aided dispatch gives a call: year (2 digits), day of the year (3), sequence of the day (4).
/// </summary>
internal static class CadNumber
{
    private const int Length = 9;

    /// <summary>Moves the date within a number by some days, in place; the century is left behind after 2099.</summary>
    /// <returns>False, with the text as it was, where it is no CAD number.</returns>
    public static bool TryShift(Span<byte> text, int days)
    {
        if (text.Length != Length || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var year = 2000 + Digits(text[..2]);
        var dayOfYear = Digits(text.Slice(2, 3));
        if (dayOfYear < 1 || dayOfYear > (DateTime.IsLeapYear(year) ? 366 : 365))
        {
            return false;
        }

        var day = new DateOnly(year, 1, 1).DayNumber + dayOfYear - 1 + (long)days;
        if (day > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }

        var shifted = DateOnly.FromDayNumber((int)day);
        Write(shifted.Year % 100, text[..2]);
        Write(shifted.DayOfYear, text.Slice(2, 3));
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text) => int.Parse(text, NumberStyles.None);

    private static void Write(int value, Span<byte> target)
    {
        for (var i = target.Length - 1; i >= 0; i--)
        {
            target[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}

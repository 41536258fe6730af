using System.Globalization;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>DATE: text in the forms of a cast, also with the letters GMT in it, or a number of days as text.</summary>
internal sealed class DateBuilder() : FixedBuilder<int>(SqlType.Date)
{
    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        if (!DateText.TryParse(text, out var days) && !TryParseLegacy(text, out days))
        {
            return false;
        }

        Set(row, days);
        return true;
    }

    // Spark still reads what its first versions wrote.
    private static bool TryParseLegacy(ReadOnlySpan<byte> text, out int days)
    {
        if (DateText.TryParse(LegacyText.WithoutGmt(text), out days))
        {
            return true;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out days))
        {
            return false;
        }

        days = JulianCalendar.ToGregorian(days);
        return true;
    }
}

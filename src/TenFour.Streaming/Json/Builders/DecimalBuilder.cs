using System.Text;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>DECIMAL: numbers and their text (commas left out), rounded half up to the scale; what does not fit is null.</summary>
internal sealed class DecimalBuilder(DecimalType type) : FixedBuilder<Int128>(type)
{
    public override bool TrySetNumber(in NumberToken number, int row) => !number.IsOdd && TrySetDecimal(number.Text, row);

    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        if (text.Contains((byte)','))
        {
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace(",", "", StringComparison.Ordinal));
        }

        return TrySetDecimal(text, row);
    }

    private bool TrySetDecimal(ReadOnlySpan<byte> text, int row)
    {
        if (!BigDecimalText.TryParse(text, type.Precision, type.Scale, out var unscaled))
        {
            return false;
        }

        Set(row, unscaled);
        return true;
    }
}

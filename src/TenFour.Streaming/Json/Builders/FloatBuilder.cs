using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>FLOAT: like <see cref="DoubleBuilder"/>.</summary>
internal sealed class FloatBuilder() : FixedBuilder<float>(SqlType.Float)
{
    public override bool TrySetNumber(in NumberToken number, int row)
    {
        Set(row, number.IsOdd ? (float)number.Odd : number.IsInteger ? OfInteger(number.Text) : NumberText.ParseFloat(number.Text));
        return true;
    }

    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        if (!DoubleBuilder.TryParseOdd(text, out var value))
        {
            return false;
        }

        Set(row, (float)value);
        return true;
    }

    private static float OfInteger(ReadOnlySpan<byte> text) =>
        NumberText.TryParseLong(text, out var value) ? value : NumberText.ParseFloat(text);
}

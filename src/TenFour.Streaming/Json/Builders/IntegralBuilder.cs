using System.Numerics;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>TINYINT, SMALLINT, INT and BIGINT: integers in range, not decimals (1.0), not text.</summary>
/// <param name="min">The least value that is taken.</param>
/// <param name="max">The greatest. For TINYINT it is 255: Spark takes the values above 127 for negative ones.</param>
internal sealed class IntegralBuilder<T>(SqlType type, long min, long max) : FixedBuilder<T>(type)
    where T : unmanaged, IBinaryInteger<T>
{
    public override bool TrySetNumber(in NumberToken number, int row)
    {
        if (!number.IsInteger || !NumberText.TryParseLong(number.Text, out var value) || value < min || value > max)
        {
            return false;
        }

        Set(row, T.CreateTruncating(value));
        return true;
    }
}

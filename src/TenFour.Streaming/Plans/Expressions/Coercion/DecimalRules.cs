using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>
/// Spark's precision and scale of decimal results. Where more than 38 digits would be needed, digits behind the point are given up first, but
/// not below six of them (<c>spark.sql.decimalOperations.allowPrecisionLoss</c>, which is on).
/// </summary>
public static class DecimalRules
{
    private const int MinAdjustedScale = 6;

    /// <summary>The decimal that holds every value of an integral type.</summary>
    public static DecimalType ForIntegral(SqlType type) => type switch
    {
        ByteType => new DecimalType(3, 0),
        ShortType => new DecimalType(5, 0),
        IntType => new DecimalType(10, 0),
        _ => new DecimalType(20, 0),
    };

    /// <summary>The decimal of just the digits of an integral constant.</summary>
    public static DecimalType ForConstant(long value) => new(Int128.Abs(value).ToString().Length, 0);

    /// <summary>Whether the decimal holds every value of the integral type.</summary>
    public static bool HoldsAll(DecimalType type, SqlType integral)
    {
        var needed = ForIntegral(integral);
        return type.Precision - type.Scale >= needed.Precision && type.Scale >= 0;
    }

    /// <summary>The decimal to which both are widened to be compared or to be branches of one CASE.</summary>
    public static DecimalType Wider(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var precision = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale;
        return precision <= DecimalType.MaxPrecision
            ? new DecimalType(precision, scale)
            : new DecimalType(DecimalType.MaxPrecision, Math.Max(0, scale - (precision - DecimalType.MaxPrecision)));
    }

    public static DecimalType Add(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return Adjust(Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale + 1, scale);
    }

    public static DecimalType Multiply(DecimalType a, DecimalType b) => Adjust(a.Precision + b.Precision + 1, a.Scale + b.Scale);

    public static DecimalType Divide(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(MinAdjustedScale, a.Scale + b.Precision + 1);
        return Adjust(a.Precision - a.Scale + b.Scale + scale, scale);
    }

    public static DecimalType Modulo(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return Adjust(Math.Min(a.Precision - a.Scale, b.Precision - b.Scale) + scale, scale);
    }

    /// <summary>The decimal in which DIV is computed before it becomes a BIGINT.</summary>
    public static DecimalType IntegralDivide(DecimalType a, DecimalType b) =>
        new(Math.Clamp(a.Precision - a.Scale + b.Scale, 1, DecimalType.MaxPrecision), 0);

    private static DecimalType Adjust(int precision, int scale)
    {
        if (precision <= DecimalType.MaxPrecision)
        {
            return new DecimalType(precision, scale);
        }

        var beforePoint = precision - scale;
        return new DecimalType(
            DecimalType.MaxPrecision,
            Math.Max(DecimalType.MaxPrecision - beforePoint, Math.Min(scale, MinAdjustedScale)));
    }
}

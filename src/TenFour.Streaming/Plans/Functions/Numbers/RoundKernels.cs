using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Rounding of columns, by their type.</summary>
internal static class RoundKernels
{
    /// <summary>Rounds the first column at a place; the result has its type, or the decimal type that the owner says.</summary>
    public static Column Round(KernelInput input, int scale, RoundingMode mode) => input.Columns[0] switch
    {
        FixedColumn<sbyte> c => RoundInteger(input, c.Values, scale, mode),
        FixedColumn<short> c => RoundInteger(input, c.Values, scale, mode),
        FixedColumn<int> c => RoundInteger(input, c.Values, scale, mode),
        FixedColumn<long> c => RoundInteger(input, c.Values, scale, mode),
        FixedColumn<float> c => input.Map(row => (float)Rounding.Round(c.Values[row], scale, mode)),
        FixedColumn<double> c => input.Map(row => Rounding.Round(c.Values[row], scale, mode)),
        var c => RoundDecimal(input, (FixedColumn<Int128>)c, scale, mode),
    };

    /// <summary>The whole number below or above: a BIGINT, at its limits where it is out of range, or a decimal without scale.</summary>
    public static Column ToWhole(KernelInput input, RoundingMode mode) => input.Columns[0] switch
    {
        FixedColumn<long> c => c,
        FixedColumn<double> c when mode == RoundingMode.Floor => input.Map(row => (long)Math.Floor(c.Values[row])),
        FixedColumn<double> c => input.Map(row => (long)Math.Ceiling(c.Values[row])),
        var c => RoundDecimal(input, (FixedColumn<Int128>)c, 0, mode),
    };

    private static Column RoundInteger<T>(KernelInput input, T[] values, int scale, RoundingMode mode)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (scale >= 0)
        {
            return input.Columns[0];
        }

        var digits = (int)Math.Min(-(long)scale, 39);
        return input.Map(row =>
        {
            var rounded = Rounding.DropAndRestore(Int128.CreateChecked(values[row]), digits, mode);
            return rounded < Int128.CreateChecked(T.MinValue) || rounded > Int128.CreateChecked(T.MaxValue)
                ? throw RowErrors.Overflow(row, "Overflow.")
                : T.CreateChecked(rounded);
        });
    }

    private static Column RoundDecimal(KernelInput input, FixedColumn<Int128> column, int scale, RoundingMode mode)
    {
        var (from, to) = ((DecimalType)column.Type, (DecimalType)input.Type);
        var (values, largest) = (column.Values, DecimalMath.Power(to.Precision) - 1);
        var dropped = (int)Math.Clamp((long)from.Scale - scale, 0, 100);

        // Zeros before the point come back: 123.4 rounded to hundreds is 1 hundred.
        var restored = (int)Math.Clamp(-(long)scale, 0, 100);
        return input.Map(row =>
        {
            var rounded = Rounding.Drop(values[row], dropped, mode);
            return rounded == 0 ? rounded
                : restored > DecimalType.MaxPrecision || Int128.Abs(rounded) > largest / DecimalMath.Power(restored)
                    ? throw RowErrors.DecimalOverflow(row, rounded, restored - to.Scale, to)
                : rounded * DecimalMath.Power(restored);
        });
    }
}

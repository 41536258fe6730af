using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Functions of whole numbers: factorials and bits.</summary>
internal static class IntegerFunctions
{
    private static readonly Parameter Integral = new(
        "\"INTEGRAL\"",
        type => type.IsIntegral ? type : type is NullType ? SqlType.Int : null);

    private static readonly Parameter IntegralOrBoolean = new(
        "(\"INTEGRAL\" or \"BOOLEAN\")", type => type.IsIntegral || type is BooleanType ? type : type is NullType ? SqlType.Int : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Math, "factorial", "factorial(n)", "The product of 1 to n, null for n outside of 0 to 20.")
        {
            Examples = [new("factorial(5)", "120"), new("factorial(21)", "null")],
            Bind = Bind.To(SqlType.Long, Parameter.Int, Factorial, Nullability.Always),
        },
        new(FunctionCategory.Math, "bit_count", "bit_count(n)", "The number of bits set, of a negative number in 64 bits.")
        {
            Examples = [new("bit_count(7Y)", "3"), new("bit_count(-1)", "64")],
            Bind = Bind.To(SqlType.Int, IntegralOrBoolean, BitCount),
        },
        new(FunctionCategory.Math, "bit_get", "bit_get(n, position)", "The bit at a position, counted from the right from 0.")
        {
            Aliases = ["getbit"],
            Examples = [new("bit_get(11, 2)", "0"), new("bit_get(11, 32)", "INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE")],
            Bind = Bind.To(SqlType.Byte, new Parameters(Integral, Parameter.Int), BitGet),
        },
    ];

    private static Column Factorial(KernelInput input)
    {
        var numbers = input.Values<int>(0);
        return input.MapOrNull<long>(row =>
            numbers[row] is < 0 or > 20 ? null : Enumerable.Range(1, numbers[row]).Aggregate(1L, (product, n) => product * n));
    }

    private static Column BitCount(KernelInput input)
    {
        if (input.Columns[0] is FixedColumn<bool> truths)
        {
            return input.Map(row => truths.Values[row] ? 1 : 0);
        }

        var read = Reader(input.Columns[0], out _);
        return input.Map(row => BitOperations.PopCount((ulong)read(row)));
    }

    private static Column BitGet(KernelInput input)
    {
        var read = Reader(input.Columns[0], out var bits);
        var positions = input.Values<int>(1);
        return input.Map(row => positions[row] >= 0 && positions[row] < bits
            ? (sbyte)(read(row) >> positions[row] & 1)
            : throw RowErrors.InvalidParameter(
                row, "BIT_POSITION_RANGE", "bit_get", "pos", $"expects an integer value in [0, {bits}), but got {positions[row]}"));
    }

    private static Func<int, long> Reader(Column column, out int bits)
    {
        (bits, Func<int, long> read) = column switch
        {
            FixedColumn<sbyte> c => (8, row => c.Values[row]),
            FixedColumn<short> c => (16, row => c.Values[row]),
            FixedColumn<int> c => (32, row => c.Values[row]),
            var c => (64, (Func<int, long>)(row => ((FixedColumn<long>)c).Values[row])),
        };
        return read;
    }
}

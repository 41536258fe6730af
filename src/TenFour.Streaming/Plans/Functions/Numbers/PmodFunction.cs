using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary><c>pmod</c>: the remainder with the sign of the divisor.</summary>
internal static class PmodFunction
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Math, "pmod", "pmod(a, b)", "The remainder, made positive by adding b where it is negative.")
        {
            Examples = [new("pmod(-7, 3)", "2"), new("pmod(1, 0)", "REMAINDER_BY_ZERO")],
            Bind = BindPmod,
        },
    ];

    private static Expression BindPmod(FunctionCall call)
    {
        if (call.Count != 2)
        {
            throw call.WrongCount("2");
        }

        // The types and casts are those of %.
        var remainder = ExpressionFactory.Binary(BinaryOperator.Modulo, call[0], call[1], call.Span);
        return call.Make(remainder.Type, Pmod, [.. remainder.Children], Nullability.Always);
    }

    private static Column Pmod(KernelInput input) => (input.Columns[0], input.Columns[1]) switch
    {
        (FixedColumn<sbyte> a, FixedColumn<sbyte> b) => Pmod(input, a.Values, b.Values),
        (FixedColumn<short> a, FixedColumn<short> b) => Pmod(input, a.Values, b.Values),
        (FixedColumn<int> a, FixedColumn<int> b) => Pmod(input, a.Values, b.Values),
        (FixedColumn<long> a, FixedColumn<long> b) => Pmod(input, a.Values, b.Values),
        (FixedColumn<float> a, FixedColumn<float> b) => Pmod(input, a.Values, b.Values),
        (FixedColumn<double> a, FixedColumn<double> b) => Pmod(input, a.Values, b.Values),
        var (a, b) => PmodOfDecimals(input, (FixedColumn<Int128>)a, (FixedColumn<Int128>)b),
    };

    private static Column Pmod<T>(KernelInput input, T[] values, T[] divisors)
        where T : unmanaged, INumber<T> => input.Map(row =>
        {
            var divisor = divisors[row];
            if (divisor == T.Zero)
            {
                throw ArithmeticErrors.RemainderByZero(row);
            }

            // The smallest number divided by -1 overflows in hardware, though nothing remains.
            var rest = divisor == -T.One ? T.Zero : values[row] % divisor;
            return rest < T.Zero ? unchecked(rest + divisor) % divisor : rest;
        });

    private static Column PmodOfDecimals(KernelInput input, FixedColumn<Int128> values, FixedColumn<Int128> divisors)
    {
        var (scaleA, scaleB) = (((DecimalType)values.Type).Scale, ((DecimalType)divisors.Type).Scale);
        var type = (DecimalType)input.Type;
        return input.Map(row =>
        {
            if (divisors.Values[row] == 0)
            {
                throw ArithmeticErrors.RemainderByZero(row);
            }

            // On the way there are as many digits as it takes; only the result must fit.
            var scale = Math.Max(scaleA, scaleB);
            var divisor = (BigInteger)divisors.Values[row] * DecimalMath.BigPower(scale - scaleB);
            var rest = (BigInteger)values.Values[row] * DecimalMath.BigPower(scale - scaleA) % divisor;
            rest = rest.Sign < 0 ? (rest + divisor) % divisor : rest;
            return DecimalMath.TryRescale(rest, scale, type, out var result)
                ? result
                : throw CastErrors.OutOfRange(row, DecimalText.ToString(rest, scale), type);
        });
    }
}

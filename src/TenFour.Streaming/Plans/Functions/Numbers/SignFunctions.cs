using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary><c>abs</c>, <c>sign</c>.</summary>
internal static class SignFunctions
{
    private static readonly Parameter NumberOrInterval = new(
        "(\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\")",
        type => type.IsNumeric || type is DayTimeIntervalType or YearMonthIntervalType ? type
            : Parameter.IsTextOrNull(type) ? SqlType.Double
            : null);

    private static readonly Parameter DoubleOrInterval = new(
        "(\"DOUBLE\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\")",
        type => type is DayTimeIntervalType or YearMonthIntervalType ? type : Parameter.Double.Convert(type));

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Math, "abs", "abs(x)", "The number or interval without its sign.")
        {
            Examples = [new("abs(-3)", "3"), new("abs(-1.50)", "1.50")],
            Bind = Bind.Like(0, NumberOrInterval, Abs),
        },
        new(FunctionCategory.Math, "sign", "sign(x)", "-1, 0 or 1 by the sign of the number or interval.")
        {
            Aliases = ["signum"],
            Examples = [new("sign(-2.5)", "-1.0"), new("sign(0)", "0.0")],
            Bind = call => call.Make(
                SqlType.Double,
                Sign,
                new Parameters(DoubleOrInterval).Coerce(call),
                Nullability.Always,
                call.Name == "sign" ? call.Name : "SIGNUM"),
        },
    ];

    private static Column Abs(KernelInput input) => input.Columns[0] switch
    {
        FixedColumn<sbyte> c => Abs(input, c.Values),
        FixedColumn<short> c => Abs(input, c.Values),
        FixedColumn<int> c => Abs(input, c.Values),
        FixedColumn<long> c => Abs(input, c.Values),
        FixedColumn<float> c => input.Map(row => Math.Abs(c.Values[row])),
        FixedColumn<double> c => input.Map(row => Math.Abs(c.Values[row])),
        var c => Abs(input, ((FixedColumn<Int128>)c).Values),
    };

    private static Column Abs<T>(KernelInput input, T[] values)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        input.Map(row => values[row] == T.MinValue ? throw RowErrors.Overflow(row, "overflow") : T.Abs(values[row]));

    private static Column Sign(KernelInput input) => input.Columns[0] switch
    {
        FixedColumn<int> months => input.Map(row => (double)Math.Sign(months.Values[row])),
        FixedColumn<long> micros => input.Map(row => (double)Math.Sign(micros.Values[row])),
        var c => SignOf(input, ((FixedColumn<double>)c).Values),
    };

    /// <summary>NaN and both zeros are their own signs.</summary>
    private static Column SignOf(KernelInput input, double[] values) =>
        input.Map(row => double.IsNaN(values[row]) || values[row] == 0 ? values[row] : Math.Sign(values[row]));
}

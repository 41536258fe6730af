using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>
/// Functions of no, two or four DOUBLEs: <c>pow</c>, <c>atan2</c>, <c>hypot</c>, <c>pi</c>, <c>e</c>, <c>width_bucket</c>.
/// </summary>
internal static class TwoNumberFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "pow",
            "pow(base, exponent)",
            "The base to the power of the exponent.",
            Math.Pow,
            new("pow(2, 10)", "1024.0"),
            new("pow(2, 0.5)", "1.4142135623730951")) with
        {
            Aliases = ["power"],
        },

        // Adding 0 makes a positive zero of a negative one, which would turn the angle around.
        Define(
            "atan2",
            "atan2(y, x)",
            "The angle in radians of the point (x, y).",
            (y, x) => Math.Atan2(y + 0.0, x + 0.0),
            new("atan2(1, 1)", "0.7853981633974483"),
            new("atan2(0, -1)", "3.141592653589793")),
        Define("hypot", "hypot(x, y)", "The length of (x, y).", DoubleMath.Hypot, new("hypot(3, 4)", "5.0"), new("hypot(NULL, 4)", "null")),
        Constant("pi", "The number pi.", Math.PI, new FunctionExample("pi()", "3.141592653589793")),
        Constant("e", "Euler's number.", Math.E, new FunctionExample("e()", "2.718281828459045")),
        new(
            FunctionCategory.Math,
            "width_bucket",
            "width_bucket(x, low, high, buckets)",
            "The number of the bucket, of equally wide ones from low to high, that x falls into; 0 before them, one more than there are "
            + "behind them.")
        {
            Examples = [new("width_bucket(5.3, 0.2, 10.6, 5)", "3"), new("width_bucket(-2.1, 1.3, 3.4, 3)", "0")],
            Bind = BindWidthBucket,
        },
    ];

    private static FunctionDefinition Define(
        string name, string signature, string description, Func<double, double, double> function, params FunctionExample[] examples) =>
        new(FunctionCategory.Math, name, signature, description)
        {
            Examples = examples,
            Bind = call => call.Make(
                SqlType.Double,
                input =>
                {
                    var (a, b) = (input.Values<double>(0), input.Values<double>(1));
                    return input.Map(row => function(a[row], b[row]));
                },
                new Parameters(Parameter.Double, Parameter.Double).Coerce(call),
                name: call.Name == "pow" ? call.Name : call.Name.ToUpperInvariant()),
        };

    private static FunctionDefinition Constant(string name, string description, double value, FunctionExample example) =>
        new(FunctionCategory.Math, name, $"{name}()", description)
        {
            Examples = [example],
            Bind = call => call.Make(
                SqlType.Double, input => input.Map(_ => value), new Parameters().Coerce(call), Nullability.Never, name.ToUpperInvariant()),
        };

    private static Expressions.Expression BindWidthBucket(FunctionCall call)
    {
        var isInterval = call.Count > 0 && call[0].Type is DayTimeIntervalType or YearMonthIntervalType;
        var value = isInterval
            ? new Parameter($"\"{call[0].Type}\"", type => type.GetType() == call[0].Type.GetType() ? type : null)
            : Parameter.Double;
        var arguments = new Parameters(value, value, value, Parameter.Long).Coerce(call);
        return call.Make(SqlType.Long, WidthBucket, arguments, Nullability.Always);
    }

    private static Column WidthBucket(KernelInput input)
    {
        Func<int, double> Reader(int argument) => input.Columns[argument] switch
        {
            FixedColumn<int> months => row => months.Values[row],
            FixedColumn<long> micros => row => micros.Values[row],
            var column => row => ((FixedColumn<double>)column).Values[row],
        };

        var (value, low, high, buckets) = (Reader(0), Reader(1), Reader(2), input.Values<long>(3));
        return input.MapOrNull(row => Bucket(value(row), low(row), high(row), buckets[row]));
    }

    private static long? Bucket(double value, double low, double high, long buckets)
    {
        if (buckets is <= 0 or long.MaxValue || double.IsNaN(value) || !double.IsFinite(low) || !double.IsFinite(high) || low == high)
        {
            return null;
        }

        // From high to low is counted like from -high to -low.
        var (from, to, x) = low < high ? (low, high, value) : (-low, -high, -value);
        return x < from ? 0 : x >= to ? buckets + 1 : (long)(buckets * (x - from) / (to - from)) + 1;
    }
}

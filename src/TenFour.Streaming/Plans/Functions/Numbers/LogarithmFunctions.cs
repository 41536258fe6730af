using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Logarithms; null where there is none, as in Spark.</summary>
internal static class LogarithmFunctions
{
    private const double LnOf2 = 0.6931471805599453;

    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "ln",
            "ln(x)",
            "The natural logarithm, null for what is not above 0.",
            0,
            Math.Log,
            new("ln(1)", "0.0"),
            new("ln(0)", "null")),
        Define("log2", "log2(x)", "The logarithm to base 2.", 0, x => Math.Log(x) / LnOf2, new("log2(8)", "3.0"), new("log2(0)", "null")),
        Define("log10", "log10(x)", "The logarithm to base 10.", 0, Math.Log10, new("log10(1000)", "3.0"), new("log10(-1)", "null")),
        Define(
            "log1p",
            "log1p(x)",
            "The natural logarithm of 1 + x, exact near 0.",
            -1,
            DoubleMath.Log1Plus,
            new("log1p(0)", "0.0"),
            new("log1p(-1)", "null")),
        new(FunctionCategory.Math, "log", "log([base, ]x)", "The logarithm to a base, or the natural one.")
        {
            Examples = [new("log(2, 8)", "3.0"), new("log(10)", "2.302585092994046")],
            Bind = BindLog,
        },
    ];

    private static FunctionDefinition Define(
        string name,
        string signature,
        string description,
        double above,
        Func<double, double> function,
        params FunctionExample[] examples) =>
        new(FunctionCategory.Math, name, signature, description)
        {
            Examples = examples,
            Bind = call => call.Make(
                SqlType.Double,
                input =>
                {
                    var values = input.Values<double>(0);
                    return input.MapOrNull<double>(row => values[row] <= above ? null : function(values[row]));
                },
                new Parameters(Parameter.Double).Coerce(call),
                Nullability.Always,
                name == "ln" ? name : name.ToUpperInvariant()),
        };

    private static Expression BindLog(FunctionCall call)
    {
        var arguments = new Parameters(Parameter.Double) { Optional = [Parameter.Double] }.Coerce(call);
        return call.Make(SqlType.Double, Log, arguments, Nullability.Always, "LOG", call.Count == 1 ? a => $"LOG(E(), {a[0]})" : null);
    }

    private static Column Log(KernelInput input)
    {
        var values = input.Values<double>(input.Count - 1);
        var bases = input.Count == 2 ? input.Values<double>(0) : null;
        return input.MapOrNull<double>(row =>
            values[row] <= 0 || bases?[row] <= 0 ? null
            : bases is null ? Math.Log(values[row])
            : Math.Log(values[row]) / Math.Log(bases[row]));
    }
}

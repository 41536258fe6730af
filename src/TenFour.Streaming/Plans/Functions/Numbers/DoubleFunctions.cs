using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Functions of one DOUBLE: roots, powers of e, trigonometry. Outside of their domain they give NaN, as in Spark.</summary>
internal static class DoubleFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define("sqrt", "The square root.", Math.Sqrt, new("sqrt(2)", "1.4142135623730951"), new("sqrt(-1)", "\"NaN\"")),
        Define("cbrt", "The cube root.", DoubleMath.CubeRoot, new("cbrt(27)", "3.0"), new("cbrt(-8)", "-2.0")),
        Define("exp", "e to the power of x.", Math.Exp, new("exp(0)", "1.0"), new("exp(710)", "\"Infinity\"")),
        Define(
            "expm1",
            "e to the power of x, minus 1, exact near 0.",
            DoubleMath.ExpMinus1,
            new("expm1(0)", "0.0"),
            new("expm1(1e-10D)", "1.00000000005E-10")),
        Define("sin", "The sine of an angle in radians.", Math.Sin, new("sin(0)", "0.0"), new("sin(1)", "0.8414709848078965")),
        Define("cos", "The cosine of an angle in radians.", Math.Cos, new("cos(0)", "1.0"), new("cos(1)", "0.5403023058681398")),
        Define("tan", "The tangent of an angle in radians.", Math.Tan, new("tan(0)", "0.0"), new("tan(1)", "1.5574077246549023")),
        Define(
            "cot",
            "The cotangent of an angle in radians.",
            x => 1 / Math.Tan(x),
            new("cot(1)", "0.6420926159343306"),
            new("cot(0)", "\"Infinity\"")),
        Define(
            "sec",
            "The secant of an angle in radians.",
            x => 1 / Math.Cos(x),
            new("sec(0)", "1.0"),
            new("sec(1)", "1.8508157176809255")),
        Define(
            "csc",
            "The cosecant of an angle in radians.",
            x => 1 / Math.Sin(x),
            new("csc(1)", "1.1883951057781212"),
            new("csc(0)", "\"Infinity\"")),
        Define("asin", "The angle in radians of a sine.", Math.Asin, new("asin(1)", "1.5707963267948966"), new("asin(2)", "\"NaN\"")),
        Define("acos", "The angle in radians of a cosine.", Math.Acos, new("acos(1)", "0.0"), new("acos(2)", "\"NaN\"")),
        Define("atan", "The angle in radians of a tangent.", Math.Atan, new("atan(1)", "0.7853981633974483"), new("atan(0)", "0.0")),
        Define("sinh", "The hyperbolic sine.", Math.Sinh, new("sinh(1)", "1.1752011936438014"), new("sinh(0)", "0.0")),
        Define("cosh", "The hyperbolic cosine.", Math.Cosh, new("cosh(0)", "1.0"), new("cosh(double('-Infinity'))", "\"Infinity\"")),
        Define("tanh", "The hyperbolic tangent.", Math.Tanh, new("tanh(1)", "0.7615941559557649"), new("tanh(0)", "0.0")),
        Define("asinh", "The inverse hyperbolic sine.", DoubleMath.Asinh, new("asinh(0)", "0.0"), new("asinh(double('-Infinity'))", "\"-Infinity\"")),
        Define(
            "acosh",
            "The inverse hyperbolic cosine.",
            DoubleMath.Acosh,
            new("acosh(2)", "1.3169578969248166"),
            new("acosh(0)", "\"NaN\"")),
        Define(
            "atanh",
            "The inverse hyperbolic tangent.",
            DoubleMath.Atanh,
            new("atanh(0.5)", "0.5493061443340548"),
            new("atanh(1)", "\"Infinity\"")),
        Define(
            "degrees",
            "An angle in radians, in degrees.",
            x => x * 57.29577951308232,
            new("degrees(1)", "57.29577951308232"),
            new("degrees(0)", "0.0")),
        Define(
            "radians",
            "An angle in degrees, in radians.",
            x => x * 0.017453292519943295,
            new("radians(180)", "3.141592653589793"),
            new("radians(0)", "0.0")),
        Define(
            "rint",
            "The nearest whole number, of two the even one.",
            x => Math.Round(x, MidpointRounding.ToEven),
            new("rint(2.5)", "2.0"),
            new("rint(12.3456)", "12.0")),
    ];

    private static FunctionDefinition Define(
        string name,
        string description,
        Func<double, double> function,
        params FunctionExample[] examples) =>
        new(FunctionCategory.Math, name, $"{name}(x)", description)
        {
            Examples = examples,
            Bind = call => call.Make(
                SqlType.Double,
                input =>
                {
                    var values = input.Values<double>(0);
                    return input.Map(row => function(values[row]));
                },
                new Parameters(Parameter.Double).Coerce(call),
                Nullability.Always,
                name == "rint" ? name : call.Name.ToUpperInvariant()),
        };
}

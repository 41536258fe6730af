using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary><c>round</c>, <c>bround</c>, <c>floor</c>, <c>ceil</c>.</summary>
internal static class RoundFunctions
{
    private static readonly Parameter DoubleDecimalOrLong = new(
        "(\"DOUBLE\" or \"DECIMAL\" or \"BIGINT\")",
        type => type switch
        {
            DoubleType or DecimalType or LongType => type,
            FloatType or StringType or NullType => SqlType.Double,
            _ when type.IsIntegral => SqlType.Long,
            _ => null,
        });

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Math,
            "round",
            "round(x[, scale])",
            "The number rounded to so many places behind the point (negative: before it), halves away from zero.")
        {
            Examples = [new("round(2.5)", "3"), new("round(1.005D, 2)", "1.01")],
            Bind = call => BindRound(call, RoundingMode.HalfUp),
        },
        new(FunctionCategory.Math, "bround", "bround(x[, scale])", "The number rounded to so many places, halves to the even digit.")
        {
            Examples = [new("bround(2.5)", "2"), new("bround(25, -1)", "20")],
            Bind = call => BindRound(call, RoundingMode.HalfEven),
        },
        new(FunctionCategory.Math, "floor", "floor(x[, scale])", "The largest whole number (or number of that scale) not above x.")
        {
            Examples = [new("floor(-2.1)", "-3"), new("floor(3.1411, 3)", "3.141")],
            Bind = call => BindFloor(call, RoundingMode.Floor),
        },
        new(FunctionCategory.Math, "ceil", "ceil(x[, scale])", "The smallest whole number (or number of that scale) not below x.")
        {
            Aliases = ["ceiling"],
            Examples = [new("ceil(2.1)", "3"), new("ceil(3.1411, -3)", "1000")],
            Bind = call => BindFloor(call, RoundingMode.Ceiling),
        },
    ];

    private static Expression BindRound(FunctionCall call, RoundingMode mode)
    {
        var arguments = new Parameters(Parameter.Numeric) { Optional = [Parameter.Int], Defaults = [Literal.Int(0)] }.Coerce(call);
        if (!Constants.IsKnown(arguments[1]))
        {
            throw call.NotConstant(1, "scale", SqlType.Int);
        }

        var scale = Constants.IntOf(arguments[1], call.Context);
        var type = arguments[0].Type is DecimalType decimals ? RoundedType(decimals, scale ?? 0) : arguments[0].Type;
        return scale is { } places
            ? call.Make(type, input => RoundKernels.Round(input, places, mode), arguments, Nullability.Always)
            : call.Replaced(ImplicitCast.To(Literal.Null(SqlType.Null), type));
    }

    private static Expression BindFloor(FunctionCall call, RoundingMode mode)
    {
        var name = call.Name == "ceiling" ? call.Name : call.Name.ToUpperInvariant();
        if (call.Count != 2)
        {
            var only = new Parameters(DoubleDecimalOrLong) { Optional = [Parameter.Any] }.Coerce(call with { Name = name });
            var whole = only[0].Type is DecimalType { Scale: > 0 } d ? RoundedType(d, 0)
                : only[0].Type is DecimalType ? only[0].Type
                : SqlType.Long;
            return call.Make(whole, input => RoundKernels.ToWhole(input, mode), only, Nullability.Always, name);
        }

        if (call[1].Type is not IntType || !Constants.IsKnown(call[1]))
        {
            throw new Errors.StatisticException(
                $"The function `{call.Name}` requires the parameter `scale` to be a foldable expression of the type \"INT\", "
                + "but the actual argument is a non-foldable.",
                call.Span,
                "NON_FOLDABLE_ARGUMENT",
                "Write the scale as a constant.");
        }

        // With a scale, every number is rounded as a decimal.
        var scale = Constants.IntOf(call[1], call.Context);
        var decimals = DecimalFor(call[0].Type);
        var value = Parameter.IsTextOrNull(call[0].Type) ? call[0] : call.Cast(0, Parameter.Numeric);
        var type = RoundedType(decimals, scale ?? 0);
        return call.Make(
            type, input => RoundKernels.Round(input, scale ?? 0, mode), [ImplicitCast.To(value, decimals), call[1]], Nullability.Always);
    }

    private static DecimalType DecimalFor(SqlType type) => type switch
    {
        DecimalType decimals => decimals,
        StringType or NullType => new DecimalType(38, 18),
        FloatType => new DecimalType(14, 7),
        DoubleType => new DecimalType(30, 15),
        _ => DecimalRules.ForIntegral(type),
    };

    /// <summary>Room for one digit more before the point: 9.9 may become 10.</summary>
    private static DecimalType RoundedType(DecimalType type, int scale)
    {
        var whole = type.Precision - type.Scale + 1;
        var kept = scale < 0 ? 0 : Math.Min(type.Scale, scale);
        var precision = scale < 0 ? Math.Max(whole, 1L - scale) : whole + kept;
        return new DecimalType((int)Math.Min(precision, DecimalType.MaxPrecision), kept);
    }
}

using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Others;

/// <summary>Casts as functions that are named after the type: <c>int(x)</c> is <c>CAST(x AS INT)</c>.</summary>
internal static class CastFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define("boolean", SqlType.Boolean, new("boolean('true')", "true"), new("boolean(0)", "false")),
        Define("tinyint", SqlType.Byte, new("tinyint('5')", "5"), new("tinyint(300)", "CAST_OVERFLOW")),
        Define("smallint", SqlType.Short, new("smallint(5)", "5"), new("smallint('x')", "CAST_INVALID_INPUT")),
        Define("int", SqlType.Int, new("int('5')", "5"), new("int(5.7)", "5")),
        Define("bigint", SqlType.Long, new("bigint(5.7)", "5"), new("bigint('12345678901')", "12345678901")),
        Define("float", SqlType.Float, new("float(1.5)", "1.5"), new("float('NaN')", "\"NaN\"")),
        Define("double", SqlType.Double, new("double('1.5')", "1.5"), new("double(1)", "1.0")),
        Define("decimal", DecimalType.Default, new("decimal('1.5')", "2"), new("decimal(7)", "7")),
        Define("string", SqlType.String, new("string(5)", "\"5\""), new("string(true)", "\"true\"")),
        Define("binary", SqlType.Binary, new("binary('a')", "\"YQ==\""), new("binary('')", "\"\"")),
        Define("date", SqlType.Date, new("date('2018-12-31')", "\"2018-12-31\""), new("date('x')", "CAST_INVALID_INPUT")),
        Define(
            "timestamp",
            SqlType.Timestamp,
            new("timestamp('2018-12-31 10:00:00')", "\"2018-12-31T10:00:00.000-08:00\""),
            new("timestamp(0)", "\"1969-12-31T16:00:00.000-08:00\"")),
    ];

    private static FunctionDefinition Define(string name, SqlType type, params FunctionExample[] examples) =>
        new(FunctionCategory.Conversion, name, $"{name}(value)", $"The value as {type}: CAST(value AS {type}).")
        {
            Examples = examples,
            Bind = call => BindCast(call, type),
        };

    private static Expression BindCast(FunctionCall call, SqlType type)
    {
        if (call.Count != 1)
        {
            throw call.WrongCount("1");
        }

        // Spark shows such a cast like one that it adds itself: not at all.
        return CastRules.CanCast(call[0].Type, type)
            ? ImplicitCast.To(call[0], type)
            : ExpressionFactory.Cast(call[0], type, isTry: false, call.Span);
    }
}

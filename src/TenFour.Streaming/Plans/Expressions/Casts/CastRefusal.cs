using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Refuses casts that do not exist, with Spark's suggestion of what may be meant instead.</summary>
internal static class CastRefusal
{
    public static StatisticException Make(string name, SqlType from, SqlType to, bool isTry, TextSpan span)
    {
        var (source, target) = (TypeMismatch.Quote(from), TypeMismatch.Quote(to));
        if (Suggestion(from, to) is { } function)
        {
            return TypeMismatch.Make(
                "CAST_WITH_FUNC_SUGGESTION",
                name,
                $"cannot cast {source} to {target}.\nTo convert values from {source} to {target}, you can use the functions {function} instead.",
                span);
        }

        return isTry || !WithoutAnsi(from, to)
            ? TypeMismatch.Make("CAST_WITHOUT_SUGGESTION", name, $"cannot cast {source} to {target}.", span)
            : TypeMismatch.Make(
                "CAST_WITH_CONF_SUGGESTION",
                name,
                $"cannot cast {source} to {target} with ANSI mode on.\nIf you have to cast {source} to {target}, you can set "
                + "\"spark.sql.ansi.enabled\" as 'false'.",
                span,
                "TenFour always runs in ANSI mode: write the comparison that is meant instead.");
    }

    private static string? Suggestion(SqlType from, SqlType to) => (from, to) switch
    {
        ({ IsNumeric: true }, DateType) => "`DATE_FROM_UNIX_DATE`",
        (DateType, { IsNumeric: true }) => "`UNIX_DATE`",
        _ => null,
    };

    private static bool WithoutAnsi(SqlType from, SqlType to) => (from, to) switch
    {
        (BooleanType, TimestampType) or (TimestampType or DateType, BooleanType) => true,
        ({ IsIntegral: true }, BinaryType) => true,
        _ => false,
    };
}

using System.Numerics;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>The errors of arithmetic under ANSI rules, with Spark's conditions and texts.</summary>
public static class ArithmeticErrors
{
    private const string Bypass = "If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.";

    /// <param name="function">The function that gives null instead, such as <c>try_add</c>; null where there is none.</param>
    public static RowException Overflow(int row, string? function, string what = "overflow") => new(
        row,
        "ARITHMETIC_OVERFLOW",
        $"{what}. {(function is null ? "" : $"Use '{function}' to tolerate overflow and return NULL instead. ")}{Bypass}");

    /// <summary>A TINYINT or SMALLINT has no room; Spark shows both as SMALLINT.</summary>
    public static RowException SmallOverflow(int row, string left, string symbol, string right, string function) => new(
        row,
        "BINARY_ARITHMETIC_OVERFLOW",
        $"{left}S {symbol} {right}S caused overflow. Use `{function}` to ignore overflow problem and return NULL.");

    public static RowException IntervalOverflow(int row, string? function) => function is null
        ? new(row, "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "Integer overflow while operating with intervals. Try devising appropriate values for the interval parameters.")
        : new(row, "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION", $"Integer overflow while operating with intervals. Use `{function}` to tolerate overflow and return NULL instead.");

    public static RowException DivideByZero(int row) => new(
        row,
        "DIVIDE_BY_ZERO",
        $"Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead. {Bypass}");

    public static RowException IntervalDivideByZero(int row) => new(
        row,
        "INTERVAL_DIVIDED_BY_ZERO",
        "Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.");

    public static RowException RemainderByZero(int row) => new(
        row,
        "REMAINDER_BY_ZERO",
        $"Remainder by zero. Use `try_mod` to tolerate divisor being 0 and return NULL instead. {Bypass}");

    public static RowException OutOfRange(int row, (BigInteger Unscaled, int Scale) value, DecimalType to) =>
        Casts.CastErrors.OutOfRange(
            row,
            value.Scale < 0
                ? DecimalText.ToString(value.Unscaled * DecimalMath.BigPower(-value.Scale), 0)
                : DecimalText.ToString(value.Unscaled, value.Scale),
            to);
}

using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>The errors of values that a cast refuses, with Spark's conditions and texts.</summary>
public static class CastErrors
{
    /// <summary>A number has no place in the type.</summary>
    public static RowException Overflow(Column input, int row, SqlType to, ZoneRules zone) =>
        Overflow(row, LiteralText.InMessage(input, row, zone), input.Type, to);

    /// <param name="value">The value as Spark shows it in messages.</param>
    public static RowException Overflow(int row, string value, SqlType from, SqlType to) => new(
        row,
        "CAST_OVERFLOW",
        $"The value {value} of the type {TypeMismatch.Quote(from)} cannot be cast to {TypeMismatch.Quote(to)} due to an overflow. "
        + "Use `try_cast` to tolerate overflow and return NULL instead.");

    /// <summary>A text is none of the type.</summary>
    public static RowException Malformed(ReadOnlySpan<byte> text, int row, SqlType to) =>
        Malformed(row, SqlText.Quote(Encoding.UTF8.GetString(text)), SqlType.String, to);

    /// <param name="value">The value as Spark shows it in messages.</param>
    public static RowException Malformed(int row, string value, SqlType from, SqlType to) => new(
        row,
        "CAST_INVALID_INPUT",
        $"The value {value} of the type {TypeMismatch.Quote(from)} cannot be cast to {TypeMismatch.Quote(to)} because it is malformed. "
        + "Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead.");

    /// <summary>A decimal has too many digits before its point.</summary>
    /// <param name="value">Its digits, without exponent.</param>
    public static RowException OutOfRange(int row, string value, DecimalType to) => new(
        row,
        "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION",
        $"{value} cannot be represented as Decimal({to.Precision}, {to.Scale}). If necessary set \"spark.sql.ansi.enabled\" to \"false\" to "
        + "bypass this error, and return NULL instead.");

    /// <summary>The text of a number has more digits than any decimal.</summary>
    public static RowException TooManyDigits(ReadOnlySpan<byte> text, int row) => new(
        row,
        "NUMERIC_OUT_OF_SUPPORTED_RANGE",
        $"The value {Encoding.UTF8.GetString(text)} cannot be interpreted as a numeric since it has more than 38 digits.");
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Reads one value from a string; false where it is malformed.</summary>
internal delegate bool Parse<TOut>(ReadOnlySpan<byte> text, EvaluationContext context, out TOut result);

/// <summary>Makes the error of a string that is malformed; none where Spark gives null even in ANSI mode.</summary>
internal delegate RowException? ParseError(ReadOnlySpan<byte> text, int row);

/// <summary>Strings read as values of a type.</summary>
internal static class ParseConversion
{
    public static Conversion Find(SqlType to) => to switch
    {
        BooleanType => new ParseConversion<bool>(to, TextParsing.TryBoolean),
        ByteType => new ParseConversion<sbyte>(to, TextParsing.TryInteger),
        ShortType => new ParseConversion<short>(to, TextParsing.TryInteger),
        IntType => new ParseConversion<int>(to, TextParsing.TryInteger),
        LongType => new ParseConversion<long>(to, TextParsing.TryInteger),
        FloatType => new ParseConversion<float>(to, TextParsing.TryFloat),
        DoubleType => new ParseConversion<double>(to, TextParsing.TryDouble),
        DecimalType d => new ParseConversion<Int128>(
            to,
            (ReadOnlySpan<byte> text, EvaluationContext _, out Int128 result) => TextParsing.TryDecimal(text, d, out result),
            (text, row) => TextParsing.DecimalError(text, row, d)),
        DateType => new ParseConversion<int>(to, TextParsing.TryDate),
        TimestampType => new ParseConversion<long>(to, TextParsing.TryTimestamp),
        TimestampNtzType => new ParseConversion<long>(to, TextParsing.TryTimestampNtz),
        DayTimeIntervalType d => new ParseConversion<long>(
            to,
            (ReadOnlySpan<byte> text, EvaluationContext _, out long result) => IntervalParsing.TryDayTime(text, d, out result),
            (text, row) => IntervalErrors.Unmatched(text, row, d)),
        YearMonthIntervalType y => new ParseConversion<int>(
            to,
            (ReadOnlySpan<byte> text, EvaluationContext _, out int result) => IntervalParsing.TryYearMonth(text, y, out result),
            (text, row) => IntervalErrors.Unmatched(text, row, y)),
        CalendarIntervalType => new ParseConversion<CalendarIntervalValue>(
            to,
            (ReadOnlySpan<byte> text, EvaluationContext _, out CalendarIntervalValue result) => IntervalParsing.TryCalendar(text, out result),
            (_, _) => null),
        _ => throw NumberConversions.NoConversion(SqlType.String, to),
    };
}

/// <inheritdoc cref="ParseConversion"/>
/// <param name="error">Null: CAST_INVALID_INPUT.</param>
internal sealed class ParseConversion<TOut>(SqlType to, Parse<TOut> parse, ParseError? error = null) : Conversion(to)
    where TOut : unmanaged
{
    public override bool IsTotal => false;

    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var strings = (StringColumn)input;
        var results = context.Rent<TOut>(rows.End);
        Bitmap? nulls = null;
        foreach (var row in rows)
        {
            if (input.IsNull(row) || parse(strings[row], context, out results[row]))
            {
                continue;
            }

            if (!isTry && (error is null ? CastErrors.Malformed(strings[row], row, To) : error(strings[row], row)) is { } failure)
            {
                throw failure;
            }

            (nulls ??= NullMasks.Copy(input.Nulls, rows, context)).Set(row);
        }

        return new FixedColumn<TOut>(To, results, nulls ?? input.Nulls);
    }
}

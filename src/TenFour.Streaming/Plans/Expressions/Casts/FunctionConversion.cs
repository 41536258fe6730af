using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>What became of one value.</summary>
internal enum Converted
{
    Value,

    /// <summary>Null without an error, also under ANSI rules.</summary>
    Null,

    Failed,
}

/// <summary>Converts one value, knowing the session.</summary>
internal delegate Converted Convert<in TIn, TOut>(TIn value, EvaluationContext context, out TOut result);

/// <summary>Makes the error of a row that failed.</summary>
internal delegate RowException ConversionError(Column input, int row, EvaluationContext context);

/// <summary>A conversion by a function a value; for those that need the session time zone or the scale of a decimal.</summary>
/// <param name="error">Null where no value fails; an overflow by default is <see cref="CastErrors.Overflow(Column, int, SqlType, Types.Text.ZoneRules)"/>.</param>
internal sealed class FunctionConversion<TIn, TOut>(SqlType to, Convert<TIn, TOut> convert, ConversionError? error = null) : Conversion(to)
    where TIn : unmanaged
    where TOut : unmanaged
{
    public override bool IsTotal => error is null;

    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var values = ((FixedColumn<TIn>)input).Values;
        var results = context.Rent<TOut>(rows.End);
        Bitmap? nulls = null;
        foreach (var row in rows)
        {
            if (input.IsNull(row))
            {
                continue;
            }

            var outcome = convert(values[row], context, out results[row]);
            if (outcome == Converted.Value)
            {
                continue;
            }

            if (outcome == Converted.Failed && !isTry)
            {
                throw error!(input, row, context);
            }

            (nulls ??= NullMasks.Copy(input.Nulls, rows, context)).Set(row);
        }

        return new FixedColumn<TOut>(To, results, nulls ?? input.Nulls);
    }
}

using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>
/// <c>format_string</c>: Java's <c>String.format</c>, without its conversions of dates and of hexadecimal floating numbers.
/// </summary>
internal static class FormatStringFunction
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "format_string",
            "format_string(format, value, ...)",
            "The format with the values in place of %s, %d, %.2f and so on.")
        {
            Aliases = ["printf"],
            Examples =
            [
                new("format_string('Hello World %d %s', 100, 'days')", "\"Hello World 100 days\""),
                new("format_string('%,.2f', 1234567.891D)", "\"1,234,567.89\""),
            ],
            Bind = BindFormat,
        },
    ];

    private static Expression BindFormat(FunctionCall call)
    {
        var arguments = new Parameters(Parameter.Text) { Rest = Parameter.Any }.Coerce(call);
        var format = Constants.IsKnown(arguments[0]) ? Constants.TextOf(arguments[0], call.Context) : null;
        if (format is not null && format.Contains("%0$", StringComparison.Ordinal))
        {
            throw new Errors.StatisticException(
                $"The value of parameter(s) `strfmt` in `{call.Name}` is invalid: expects %1$, %2$ and so on, but got %0$.",
                call.Span,
                "INVALID_PARAMETER_VALUE.ZERO_INDEX");
        }

        return call.Make(
            SqlType.String,
            Format,
            arguments,
            arguments[0].Nullable ? Nullability.Always : Nullability.Never,
            takesNulls: true);
    }

    private static Column Format(KernelInput input)
    {
        var formats = input.Strings(0);
        var parsed = input.Kept(() => new LastText<IReadOnlyList<FormatSpecifier>>(FormatSpecifier.Parse));
        var values = new FormatValue(input.Columns, input.Zone);
        return Map.Strings([formats], input.Rows, input.Context, input.Type, (int row, ref StringColumnBuilder output) =>
        {
            try
            {
                var text = Format(parsed.Get(formats[row]), values, row);
                RowErrors.CheckSize(row, "format_string", text.Length);
                output.Add(row, text);
            }
            catch (FormatException e)
            {
                throw new RowException(
                    row,
                    "INVALID_FORMAT",
                    $"The format cannot be used: {e.Message}.",
                    "It is that of Java's String.format.");
            }
        });
    }

    private static string Format(IReadOnlyList<FormatSpecifier> pieces, FormatValue values, int row)
    {
        var text = new StringBuilder();
        var (next, last) = (1, 0);
        foreach (var piece in pieces)
        {
            if (piece.Literal is not null || piece.Conversion is 'n' or '%')
            {
                text.Append(piece.Literal ?? (piece.Conversion == 'n' ? "\n" : piece.Justify("%")));
                continue;
            }

            last = piece.Argument switch { 0 => next++, -1 => last, var number => number };
            text.Append(last >= 1 && last < values.Count
                ? values.Format(piece, last, row)
                : throw new FormatException($"there is no argument for '%{piece.Conversion}'"));
        }

        return text.ToString();
    }
}

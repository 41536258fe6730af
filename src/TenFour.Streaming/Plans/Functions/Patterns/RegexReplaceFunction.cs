using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Patterns;

/// <summary><c>regexp_replace</c>.</summary>
internal static class RegexReplaceFunction
{
    private static readonly Parameters Parameters =
        new(Parameter.Text, Parameter.Text, Parameter.Text) { Optional = [Parameter.Int], Defaults = [Literal.Int(1)] };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Pattern,
            "regexp_replace",
            "regexp_replace(text, pattern, by[, position])",
            "The text with every match replaced, from a position on; $1 stands for the first group.")
        {
            Examples =
            [
                new("regexp_replace('100 Market St', '[0-9]+', '#')", "\"# Market St\""),
                new("regexp_replace('100-200', '(\\\\d+)-(\\\\d+)', '$2-$1')", "\"200-100\""),
            ],
            Bind = BindReplace,
        },
    ];

    private static Expression BindReplace(FunctionCall call)
    {
        var arguments = Parameters.Coerce(call);
        if (!Constants.IsKnown(arguments[3]))
        {
            throw call.NotConstant(3, "position", SqlType.Int);
        }

        return Constants.IntOf(arguments[3], call.Context) is { } position and <= 0
            ? throw call.Mismatch(
                "VALUE_OUT_OF_RANGE",
                $"The position must be between (0, {int.MaxValue}] (current value = {position}).",
                3)
            : call.Make(SqlType.String, Replace, arguments);
    }

    private static Column Replace(KernelInput input)
    {
        var regex = new RegexInput(input, "regexp_replace");
        var (replacements, positions) = (input.Strings(2), input.Values<int>(3));
        return input.MapText(row => regex.Run(row, (pattern, text) =>
        {
            var skipped = positions[row] - 1;
            if (skipped > 0 && skipped >= text.Length)
            {
                return text;
            }

            try
            {
                return text[..skipped] + RegexReplacement.Apply(pattern, text[skipped..], replacements.GetString(row));
            }
            catch (FormatException e)
            {
                throw new RowException(
                    row,
                    "INVALID_REGEXP_REPLACE",
                    $"Could not perform regexp_replace for source = \"{text}\", pattern = \"{regex.PatternText(row)}\", "
                    + $"replacement = \"{replacements.GetString(row)}\" and position = {positions[row]}.",
                    $"The replacement has {e.Message}.");
            }
        }));
    }
}

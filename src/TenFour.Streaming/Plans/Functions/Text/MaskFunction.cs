using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>mask</c>: each character replaced by one for its kind.</summary>
internal static class MaskFunction
{
    private static readonly string[] Names = ["upperChar", "lowerChar", "digitChar", "otherChar"];

    private static readonly Parameter OnlyText = new("\"STRING\"", type => type is StringType or NullType ? SqlType.String : null);

    private static readonly Parameters Parameters = new(OnlyText)
    {
        Optional = [OnlyText, OnlyText, OnlyText, OnlyText],
        Defaults = [Literal.String("X"), Literal.String("x"), Literal.String("n"), Literal.Null(SqlType.String)],
    };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "mask",
            "mask(text[, upper[, lower[, digit[, other]]]])",
            "The text with X for upper case letters, x for lower case ones, n for digits, or other characters given; null keeps a kind.")
        {
            Examples = [new("mask('AbCD123-@$#')", "\"XxXXnnn-@$#\""), new("mask('AbCD123-@$#', NULL, 'q', NULL, '*')", "\"AqCD123****\"")],
            Bind = BindMask,
        },
    ];

    private static Expression BindMask(FunctionCall call)
    {
        var arguments = Parameters.Coerce(call);
        var shown = call with { Arguments = arguments };
        var marks = new char?[4];
        for (var i = 0; i < marks.Length; i++)
        {
            if (!Constants.IsKnown(arguments[i + 1]))
            {
                throw shown.NotConstant(i + 1, Names[i], SqlType.String);
            }

            var mark = Constants.TextOf(arguments[i + 1], call.Context);
            marks[i] = mark is null or { Length: 1 }
                ? mark?[0]
                : throw shown.Mismatch("INPUT_SIZE_NOT_ONE", $"Length of {Names[i]} should be 1.", i + 1);
        }

        return call.Make(SqlType.String, input => Mask(input, marks), arguments, Nullability.Always, takesNulls: true);
    }

    private static Column Mask(KernelInput input, char?[] marks)
    {
        var texts = input.Strings(0);
        return input.MapAnyText(row => texts.IsNull(row) ? null : Mask(texts.GetString(row), marks));
    }

    private static string Mask(string text, char?[] marks)
    {
        var masked = text.ToCharArray();
        foreach (ref var c in masked.AsSpan())
        {
            c = marks[char.IsUpper(c) ? 0 : char.IsLower(c) ? 1 : char.IsDigit(c) ? 2 : 3] ?? c;
        }

        return new string(masked);
    }
}

using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Text with parts exchanged: <c>replace</c>, <c>translate</c>, <c>overlay</c>.</summary>
internal static class ReplaceFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "replace",
            "replace(text, part[, by])",
            "The text with every occurrence of the part replaced, or removed.")
        {
            Examples = [new("replace('Block of Block', 'Block', 'Blk')", "\"Blk of Blk\""), new("replace('abc', 'b')", "\"ac\"")],
            Bind = Bind.To(
                SqlType.String,
                new Parameters(Parameter.Text, Parameter.Text) { Optional = [Parameter.Text], Defaults = [Literal.String("")] },
                Replace),
        },
        new(
            FunctionCategory.Text,
            "translate",
            "translate(text, from, to)",
            "The text with each character of the second argument replaced by the one at its place in the third, or removed.")
        {
            Examples = [new("translate('AaBbCc', 'abc', '123')", "\"A1B2C3\""), new("translate('AaBbCc', 'abc', '1')", "\"A1BC\"")],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Text, Parameter.Text), Translate),
        },
        new(
            FunctionCategory.Text,
            "overlay",
            "overlay(text, by, position[, length])",
            "The text with a part replaced, of a length (that of the new part); also overlay(a PLACING b FROM c FOR d).")
        {
            Examples =
            [
                new("overlay('Spark SQL' PLACING '_' FROM 6)", "\"Spark_SQL\""),
                new("overlay('Spark SQL', 'tructured', 2, 4)", "\"Structured SQL\""),
            ],
            Bind = BindOverlay,
        },
    ];

    private static Column Replace(KernelInput input)
    {
        var (texts, parts, replacements) = (input.Strings(0), input.Strings(1), input.Strings(2));
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var part = parts[row];
            var by = replacements[row];
            var count = part.IsEmpty ? 0 : text.Count(part);
            var size = text.Length + (count * (long)(by.Length - part.Length));
            RowErrors.CheckSize(row, "replace", size);
            var target = output.Reserve(row, (int)size);
            for (; count > 0; count--)
            {
                var found = text.IndexOf(part);
                text[..found].CopyTo(target);
                by.CopyTo(target[found..]);
                target = target[(found + by.Length)..];
                text = text[(found + part.Length)..];
            }

            text.CopyTo(target);
            output.Commit((int)size);
        });
    }

    private static Column Translate(KernelInput input)
    {
        var (texts, froms, tos) = (input.Strings(0), input.Strings(1), input.Strings(2));
        var kept = input.Kept(() => new Translation());
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            kept.Use(froms[row], tos[row]);
            output.Add(row, kept.Apply(Encoding.UTF8.GetString(texts[row])));
        });
    }

    private static Expression BindOverlay(FunctionCall call)
    {
        var isBinary = call.Count > 1 && call[0].Type is BinaryType && call[1].Type is BinaryType;
        if (call.Count > 1 && !isBinary && (call[0].Type is BinaryType || call[1].Type is BinaryType))
        {
            throw call.Mismatch(
                "DATA_DIFF_TYPES", $"Input to `overlay` should all be the same type, but it's (\"{call[0].Type}\" or \"{call[1].Type}\").");
        }

        var text = isBinary ? Parameter.Binary : Parameter.Text;
        var arguments = new Parameters(text, text, Parameter.Int) { Optional = [Parameter.Int], Defaults = [Literal.Int(-1)] }.Coerce(call);
        return call.Make(isBinary ? SqlType.Binary : SqlType.String, Overlay, arguments);
    }

    private static Column Overlay(KernelInput input)
    {
        var (texts, replacements) = (input.Strings(0), input.Strings(1));
        var (positions, lengths) = (input.Values<int>(2), input.Values<int>(3));
        var isBinary = input.Type is BinaryType;
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var by = replacements[row];
            var position = positions[row];
            var length = lengths[row] >= 0 ? lengths[row] : isBinary ? by.Length : CodePoints.Count(by);
            var head = SubstringFunctions.Part(text, isBinary, 1, (int)Math.Max(int.MinValue, position - 1L));
            var tailPosition = (long)position + length;
            var tail = tailPosition > int.MaxValue ? default : SubstringFunctions.Part(text, isBinary, (int)tailPosition, int.MaxValue);

            var size = head.Length + by.Length + tail.Length;
            var target = output.Reserve(row, size);
            head.CopyTo(target);
            by.CopyTo(target[head.Length..]);
            tail.CopyTo(target[(head.Length + by.Length)..]);
            output.Commit(size);
        });
    }
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>lpad</c>, <c>rpad</c>: text of a given length, cut or filled up; BINARY likewise by bytes.</summary>
internal static class PadFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "lpad",
            "lpad(text, length[, fill])",
            "The text cut to a length, or filled up to it on the left, with spaces if nothing else is said.")
        {
            Examples = [new("lpad('7', 3, '0')", "\"007\""), new("lpad('abc', 2, '0')", "\"ab\"")],
            Bind = call => BindPad(call, left: true),
        },
        new(
            FunctionCategory.Text,
            "rpad",
            "rpad(text, length[, fill])",
            "The text cut to a length, or filled up to it on the right, with spaces if nothing else is said.")
        {
            Examples = [new("rpad('7', 3, '0')", "\"700\""), new("rpad('abc', 5)", "\"abc  \"")],
            Bind = call => BindPad(call, left: false),
        },
    ];

    private static Expression BindPad(FunctionCall call, bool left)
    {
        var isBinary = call.Count > 0 && call[0].Type is BinaryType && (call.Count < 3 || call[2].Type is BinaryType);
        var text = isBinary ? Parameter.Binary : Parameter.Text;
        var fill = isBinary ? Literal.Bytes(SqlType.Binary, [0]) : Literal.String(" ");
        var arguments = new Parameters(text, Parameter.Int) { Optional = [text], Defaults = [fill] }.Coerce(call);
        return call.Make(isBinary ? SqlType.Binary : SqlType.String, input => Pad(input, left), arguments);
    }

    private static Column Pad(KernelInput input, bool left)
    {
        var (texts, lengths, fills) = (input.Strings(0), input.Values<int>(1), input.Strings(2));
        var isBinary = input.Type is BinaryType;
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var fill = fills[row];
            var missing = lengths[row] - (isBinary ? text.Length : CodePoints.Count(text));
            if (missing <= 0 || fill.IsEmpty)
            {
                output.Add(row, SubstringFunctions.Part(text, isBinary, 1, lengths[row]));
                return;
            }

            var (times, rest) = Math.DivRem(missing, isBinary ? fill.Length : CodePoints.Count(fill));
            var last = SubstringFunctions.Part(fill, isBinary, 1, rest);
            var size = ((long)fill.Length * times) + last.Length + text.Length;
            RowErrors.CheckSize(row, left ? "lpad" : "rpad", size);

            var padded = output.Reserve(row, (int)size);
            var padding = left ? padded[..^text.Length] : padded[text.Length..];
            text.CopyTo(left ? padded[^text.Length..] : padded);
            for (var i = 0; i < times; i++)
            {
                fill.CopyTo(padding[(i * fill.Length)..]);
            }

            last.CopyTo(padding[(times * fill.Length)..]);
            output.Commit((int)size);
        });
    }
}

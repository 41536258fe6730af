using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>substring</c>, <c>left</c>, <c>right</c>: parts by position, in code points or, for BINARY, in bytes.</summary>
internal static class SubstringFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "substring",
            "substring(text, position[, length])",
            "The part from a position (from 1; negative: from the end) on; also substring(text FROM position FOR length).")
        {
            Aliases = ["substr"],
            Examples = [new("substring('Mission', 2, 3)", "\"iss\""), new("substr('Mission', -3)", "\"ion\"")],
            Bind = Bind.Like(
                0,
                new Parameters(Parameter.TextOrBinary, Parameter.Int)
                {
                    Optional = [Parameter.Int],
                    Defaults = [Literal.Int(int.MaxValue)],
                },
                Substring),
        },
        new(FunctionCategory.Text, "left", "left(text, length)", "The first so many characters.")
        {
            Examples = [new("left('Mission', 3)", "\"Mis\""), new("left('abc', -1)", "\"\"")],
            Bind = Bind.Like(0, new Parameters(Parameter.TextOrBinary, Parameter.Int), Left),
        },
        new(FunctionCategory.Text, "right", "right(text, length)", "The last so many characters.")
        {
            Examples = [new("right('Mission', 3)", "\"ion\""), new("right('abc', 0)", "\"\"")],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Int), Right, Nullability.Always),
        },
    ];

    /// <summary>The part as SQL defines it: position 0 counts as 1, and what lies outside the text is cut off.</summary>
    public static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> text, bool isBinary, int position, int length)
    {
        var count = isBinary ? text.Length : CodePoints.Count(text);
        long start = position > 0 ? position - 1 : position < 0 ? count + (long)position : 0;
        var (from, to) = ((int)Math.Clamp(start, 0, count), (int)Math.Clamp(start + length, 0, count));
        return from >= to ? [] : isBinary ? text[from..to] : CodePoints.Slice(text, from, to);
    }

    private static Column Substring(KernelInput input)
    {
        var (texts, positions, lengths) = (input.Strings(0), input.Values<int>(1), input.Values<int>(2));
        var isBinary = input.Type is BinaryType;
        return input.MapText((int row, ref StringColumnBuilder output) =>
            output.Add(row, Part(texts[row], isBinary, positions[row], lengths[row])));
    }

    private static Column Left(KernelInput input)
    {
        var (texts, lengths) = (input.Strings(0), input.Values<int>(1));
        var isBinary = input.Type is BinaryType;
        return input.MapText((int row, ref StringColumnBuilder output) => output.Add(row, Part(texts[row], isBinary, 1, lengths[row])));
    }

    private static Column Right(KernelInput input)
    {
        var (texts, lengths) = (input.Strings(0), input.Values<int>(1));
        return input.MapText((int row, ref StringColumnBuilder output) =>
            output.Add(row, lengths[row] <= 0 ? default : Part(texts[row], isBinary: false, -lengths[row], int.MaxValue)));
    }
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>length</c> in code points, <c>octet_length</c> and <c>bit_length</c>.</summary>
internal static class LengthFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "length", "length(text)", "The number of characters (code points), or of bytes of a BINARY.")
        {
            Aliases = ["char_length", "character_length", "len"],
            Examples = [new("length('Mission')", "7"), new("length('é🚓')", "2")],
            Bind = Bind.To(SqlType.Int, Parameter.TextOrBinary, Length),
        },
        new(FunctionCategory.Text, "octet_length", "octet_length(text)", "The number of bytes.")
        {
            Examples = [new("octet_length('é🚓')", "6"), new("octet_length(X'0102')", "2")],
            Bind = Bind.To(SqlType.Int, Parameter.TextOrBinary, input => Bytes(input, 1)),
        },
        new(FunctionCategory.Text, "bit_length", "bit_length(text)", "The number of bits.")
        {
            Examples = [new("bit_length('é')", "16"), new("bit_length('')", "0")],
            Bind = Bind.To(SqlType.Int, Parameter.TextOrBinary, input => Bytes(input, 8)),
        },
    ];

    private static Column Length(KernelInput input)
    {
        var texts = input.Strings(0);
        return texts.Type is BinaryType ? Bytes(input, 1) : input.Map(row => CodePoints.Count(texts[row]));
    }

    private static Column Bytes(KernelInput input, int factor)
    {
        var texts = input.Strings(0);
        return input.Map(row => texts[row].Length * factor);
    }
}

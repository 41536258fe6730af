using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Finding text in text: <c>instr</c>, <c>locate</c>, <c>contains</c>, <c>startswith</c>, <c>endswith</c>.</summary>
internal static class SearchFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "instr", "instr(text, part)", "The position (from 1) at which the part first occurs, or 0.")
        {
            Examples = [new("instr('Mission St', 'St')", "9"), new("instr('Mission', 'x')", "0")],
            Bind = Bind.To(SqlType.Int, new Parameters(Parameter.Text, Parameter.Text), Instr),
        },
        new(
            FunctionCategory.Text,
            "locate",
            "locate(part, text[, position])",
            "The position (from 1) at which the part first occurs from a position on, or 0; also position(part IN text).")
        {
            Aliases = ["position"],
            Examples = [new("locate('b', 'abcb', 3)", "4"), new("locate('b', 'abcb', 0)", "0")],
            Bind = BindLocate,
        },
        new(FunctionCategory.Text, "contains", "contains(text, part)", "Whether the part occurs in the text; also for BINARY.")
        {
            Examples = [new("contains('100 Market', 'Mark')", "true"), new("contains('', 'a')", "false")],
            Bind = call => BindTest(call, (text, part) => text.IndexOf(part) >= 0),
        },
        new(FunctionCategory.Text, "startswith", "startswith(text, part)", "Whether the text starts with the part; also for BINARY.")
        {
            Examples = [new("startswith('100 Market', '100')", "true"), new("startswith('abc', 'abcd')", "false")],
            Bind = call => BindTest(call, (text, part) => text.StartsWith(part)),
        },
        new(FunctionCategory.Text, "endswith", "endswith(text, part)", "Whether the text ends with the part; also for BINARY.")
        {
            Examples = [new("endswith('Market St', 'St')", "true"), new("endswith('abc', 'b')", "false")],
            Bind = call => BindTest(call, (text, part) => text.EndsWith(part)),
        },
    ];

    private static Column Instr(KernelInput input)
    {
        var (texts, parts) = (input.Strings(0), input.Strings(1));
        return input.Map(row => CodePoints.IndexOf(texts[row], parts[row]) + 1);
    }

    private static Expression BindLocate(FunctionCall call)
    {
        var parameters = new Parameters(Parameter.Text, Parameter.Text) { Optional = [Parameter.Int], Defaults = [Literal.Int(1)] };
        var arguments = parameters.Coerce(call);

        // A null position counts as "not found", so it does not make the result null.
        var nullable = arguments[0].Nullable || arguments[1].Nullable;
        return call.Make(SqlType.Int, Locate, arguments, nullable ? Nullability.Always : Nullability.Never, takesNulls: true);
    }

    private static Column Locate(KernelInput input)
    {
        var (parts, texts, positions) = (input.Strings(0), input.Strings(1), input.Columns[2]);
        var starts = input.Values<int>(2);
        return Map.NullableRows<int>([], input.Rows, input.Context, input.Type, row =>
            positions.IsNull(row) ? 0
            : parts.IsNull(row) || texts.IsNull(row) ? null
            : starts[row] < 1 ? 0
            : CodePoints.IndexOf(texts[row], parts[row], starts[row] - 1) + 1);
    }

    private static Expression BindTest(FunctionCall call, FromTwoBytes<bool> test)
    {
        var bothBinary = call.Count == 2 && call[0].Type is BinaryType && call[1].Type is BinaryType;
        var parameter = bothBinary ? Parameter.Binary : Parameter.Text;
        return call.Make(
            SqlType.Boolean,
            input => Map.Bytes(input.Columns[0], input.Columns[1], input.Rows, input.Context, input.Type, test),
            new Parameters(parameter, parameter).Coerce(call),
            bothBinary ? Nullability.Always : Nullability.Arguments);
    }
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary><c>array</c>, <c>struct</c>, <c>named_struct</c>, and the functions that are operators of both: <c>concat</c>.</summary>
internal static class ConstructorFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Collection, "array", "array(value, ...)", "An array of the values.")
        {
            Examples = [new("array(1, 2, 3)", "[1,2,3]"), new("array(1, NULL)", "[1,null]")],
            Bind = BindArray,
        },
        new(
            FunctionCategory.Collection,
            "struct",
            "struct(value, ...)",
            "A struct of the values, with their column names or col1, col2 ...")
        {
            Examples = [new("struct(1, 'a')", "{\"col1\":1,\"col2\":\"a\"}"), new("struct(1, NULL)", "{\"col1\":1,\"col2\":null}")],
            Bind = call => call.Replaced(ExpressionFactory.Row(call.Arguments, call.Span)),
        },
        new(FunctionCategory.Collection, "named_struct", "named_struct(name, value, ...)", "A struct of the values with these names.")
        {
            Examples = [new("named_struct('a', 1, 'b', 'x')", "{\"a\":1,\"b\":\"x\"}"), new("named_struct('a', NULL)", "{\"a\":null}")],
            Bind = BindNamedStruct,
        },
        new(
            FunctionCategory.Text,
            "concat",
            "concat(value, ...)",
            "The texts, binaries or arrays one after the other; null where one is null.")
        {
            Examples = [new("concat('a', 1, true)", "\"a1true\""), new("concat(array(1), array(2, NULL))", "[1,2,null]")],
            Bind = call => ExpressionFactory.Concat(call.Arguments, call.Span),
        },
    ];

    private static Expression BindArray(FunctionCall call)
    {
        var element = CommonTypes.Widest(call.Arguments.Select(a => a.Type)) ?? throw call.Mismatch(
            "DATA_DIFF_TYPES",
            $"Input to `array` should all be the same type, but it's [{string.Join(", ", call.Arguments.Select(a => $"\"{a.Type}\""))}].");
        Expression[] elements = [.. call.Arguments.Select(a => ImplicitCast.To(a, element))];
        return call.Make(new ArrayType(element, elements.Any(e => e.Nullable)), MakeArray, elements, Nullability.Never);
    }

    private static Column MakeArray(KernelInput input)
    {
        var selection = new ArraySelection(input, input.Columns);
        foreach (var row in input.Rows)
        {
            selection.Begin(row);
            for (var i = 0; i < input.Count; i++)
            {
                selection.Add(i, row);
            }
        }

        return selection.ToColumn();
    }

    private static Expression BindNamedStruct(FunctionCall call)
    {
        if (call.Count == 0 || call.Count % 2 != 0)
        {
            throw call.WrongCount("2n (n > 0)");
        }

        var names = call.Arguments.Where((_, i) => i % 2 == 0).ToArray();
        var texts = names.Select(n => n.Type is StringType && Constants.IsKnown(n) ? Constants.TextOf(n, call.Context) : null).ToArray();
        return texts.Contains(null)
            ? throw call.Mismatch(
                "CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING",
                "Only foldable `STRING` expressions are allowed to appear at odd position, "
                + $"but they are [{string.Join(", ", names.Select(n => $"\"{n.ToName()}\""))}].")
            : ExpressionFactory.Struct(texts!, [.. call.Arguments.Where((_, i) => i % 2 == 1)], call.Span);
    }
}

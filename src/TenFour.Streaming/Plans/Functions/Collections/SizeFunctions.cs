using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>The number of elements, and arrays as text.</summary>
internal static class SizeFunctions
{
    private static readonly Parameter ArrayOrMap = new(
        "(\"ARRAY\" or \"MAP\")",
        type => type is ArrayType ? type : type is NullType ? new ArrayType(SqlType.Null) : null);

    private static readonly Parameter ArrayOnly = new(
        "\"ARRAY\"",
        type => type is ArrayType ? type : type is NullType ? new ArrayType(SqlType.Null) : null);

    private static readonly Parameter Texts = new(
        "\"ARRAY<STRING>\"",
        type => type is NullType ? new ArrayType(SqlType.String)
            : type is ArrayType { Element: var element } array && Parameter.IsAtomic(element)
                ? array with { Element = SqlType.String }
                : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Collection, "size", "size(array)", "The number of elements.")
        {
            Aliases = ["cardinality"],
            Examples = [new("size(array(1, 2, NULL))", "3"), new("size(NULL)", "null")],
            Bind = Bind.To(SqlType.Int, ArrayOrMap, Size),
        },
        new(FunctionCategory.Collection, "array_size", "array_size(array)", "The number of elements.")
        {
            Examples = [new("array_size(array(1, 2))", "2"), new("array_size(array())", "0")],
            Bind = Bind.To(SqlType.Int, ArrayOnly, Size),
        },
        new(
            FunctionCategory.Collection,
            "array_join",
            "array_join(array, separator[, null])",
            "The elements as text with a separator between them; nulls are left out or get a text.")
        {
            Examples =
            [
                new("array_join(array('hello', NULL, 'world'), ' ')", "\"hello world\""),
                new("array_join(array('hello', NULL, 'world'), ' ', ',')", "\"hello , world\""),
            ],
            Bind = Bind.To(SqlType.String, new Parameters(Texts, Parameter.Text) { Optional = [Parameter.Text] }, Join),
        },
    ];

    private static Column Size(KernelInput input)
    {
        var array = (ArrayColumn)input.Columns[0];
        return input.Map(row => array.Lengths[row]);
    }

    private static Column Join(KernelInput input)
    {
        var (array, separators) = ((ArrayColumn)input.Columns[0], input.Strings(1));
        var replacements = input.Count == 3 ? input.Strings(2) : null;
        var joined = input.Kept(() => new TextBuffer());
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            joined.Clear();
            var isFirst = true;
            foreach (var element in Element.Of(array, row))
            {
                if (element.IsNull && replacements is null)
                {
                    continue;
                }

                joined.Append(isFirst ? default : separators[row]);
                joined.Append(element.IsNull ? replacements![row] : ((StringColumn)element.Column)[element.Position]);
                isFirst = false;
            }

            output.Add(row, joined.Written);
        });
    }
}

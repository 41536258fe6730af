using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Plans.Functions.Text;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>Functions of the order of elements: the greatest and least, sorting, reversing.</summary>
internal static class OrderFunctions
{
    private static readonly Parameter ArrayOrNull = new(
        "\"ARRAY\"",
        type => type is ArrayType ? type : type is NullType ? new ArrayType(SqlType.Null) : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Collection, "array_max", "array_max(array)", "The greatest element, nulls left out.")
        {
            Examples = [new("array_max(array(1, 20, NULL, 3))", "20"), new("array_max(array('a', 'c', 'b'))", "\"c\"")],
            Bind = call => BindExtreme(call, 1),
        },
        new(FunctionCategory.Collection, "array_min", "array_min(array)", "The least element, nulls left out.")
        {
            Examples = [new("array_min(array(1, 20, NULL, 3))", "1"), new("array_min(array(true, false))", "false")],
            Bind = call => BindExtreme(call, -1),
        },
        new(
            FunctionCategory.Collection,
            "sort_array",
            "sort_array(array[, ascending])",
            "The elements in order, nulls first; or backwards, nulls last.")
        {
            Examples =
            [
                new("sort_array(array('b', 'd', NULL, 'c', 'a'))", "[null,\"a\",\"b\",\"c\",\"d\"]"),
                new("sort_array(array(2, 1), false)", "[2,1]"),
            ],
            Bind = BindSort,
        },
        new(FunctionCategory.Collection, "array_sort", "array_sort(array)", "The elements in order, nulls last.")
        {
            Examples = [new("array_sort(array(2, 1, NULL))", "[1,2,null]"), new("array_sort(array('b', 'a'))", "[\"a\",\"b\"]")],
            Bind = BindArraySort,
        },
        new(FunctionCategory.Collection, "reverse", "reverse(text or array)", "The characters, bytes or elements backwards.")
        {
            Examples = [new("reverse('Mission')", "\"noissiM\""), new("reverse(array(2, 1, 4, 3))", "[3,4,1,2]")],
            Bind = BindReverse,
        },
    ];

    private static Expression BindExtreme(FunctionCall call, int sign)
    {
        var arguments = new Parameters(ArrayOrNull).Coerce(call);
        var element = ((ArrayType)arguments[0].Type).Element;
        RequireOrder(call, element);
        return call.Make(element, input => Extreme(input, sign), arguments, Nullability.Always);
    }

    private static Expression BindSort(FunctionCall call)
    {
        var parameters = new Parameters(ArrayOrNull) { Optional = [Parameter.Boolean], Defaults = [Literal.Boolean(true)] };
        var arguments = parameters.Coerce(call);
        RequireOrder(call, ((ArrayType)arguments[0].Type).Element);
        return call.Make(arguments[0].Type, Sort, arguments);
    }

    private static Expression BindArraySort(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 1);
        RequireOrder(call, ArrayBinding.RequireArray(call, 0).Element);
        return call.Make(call[0].Type, input => Sorted(input, row => (1, 1)), [call[0]]);
    }

    private static Expression BindReverse(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 1);
        return call[0].Type switch
        {
            ArrayType type => call.Make(type, ReverseArray, [call[0]]),
            BinaryType => call.Make(SqlType.Binary, ReverseText, [call[0]]),
            _ => call.Make(SqlType.String, ReverseText, [call.Cast(0, Parameter.Text with { Expected = "(\"STRING\" or \"ARRAY\")" })]),
        };
    }

    private static void RequireOrder(FunctionCall call, SqlType element)
    {
        if (!RowOrdering.Exists(element))
        {
            throw call.Mismatch("INVALID_ORDERING_TYPE", $"The `{call.Name}` does not support ordering on type \"{element}\".");
        }
    }

    private static Column Extreme(KernelInput input, int sign)
    {
        var array = (ArrayColumn)input.Columns[0];
        var comparer = new ElementComparer(input.Type);
        var (choices, positions) = (input.Context.Rent<int>(input.Rows.End), input.Context.Rent<int>(input.Rows.End));
        foreach (var row in input.Rows)
        {
            Element? best = null;
            foreach (var element in array.IsNull(row) ? [] : Element.Of(array, row))
            {
                best = !element.IsNull && (best is null || comparer.Compare(element, best.Value) * sign > 0) ? element : best;
            }

            choices[row] = best is null ? ColumnChoice.Null : 0;
            positions[row] = best?.Position ?? 0;
        }

        return ColumnChoice.Choose(input.Type, [array.Elements], choices, positions, input.Rows, input.Context);
    }

    private static Column Sort(KernelInput input)
    {
        var ascending = input.Values<bool>(1);

        // Forwards nulls come first, backwards last.
        return Sorted(input, row => ascending[row] ? (1, -1) : (-1, 1));
    }

    /// <param name="signs">For a row, the sign of the order and that of a null against another element.</param>
    private static Column Sorted(KernelInput input, Func<int, (int Order, int Null)> signs)
    {
        var array = (ArrayColumn)input.Columns[0];
        var comparer = new ElementComparer(((ArrayType)input.Type).Element);
        return ArraySelection.Build(input, [array.Elements], (row, selection) =>
        {
            var (order, ofNull) = signs(row);
            var elements = Element.Of(array, row).ToList();
            elements.Sort((x, y) => x.IsNull || y.IsNull ? x.IsNull.CompareTo(y.IsNull) * ofNull : comparer.Compare(x, y) * order);
            foreach (var element in elements)
            {
                selection.Add(0, element.Position);
            }
        });
    }

    private static Column ReverseArray(KernelInput input)
    {
        var array = (ArrayColumn)input.Columns[0];
        return ArraySelection.Build(input, [array.Elements], (row, selection) =>
        {
            for (var i = array.Lengths[row] - 1; i >= 0; i--)
            {
                selection.Add(0, array.Starts[row] + i);
            }
        });
    }

    private static Column ReverseText(KernelInput input)
    {
        var texts = input.Strings(0);
        var isBinary = input.Type is BinaryType;
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var target = output.Reserve(row, text.Length)[..text.Length];
            for (var at = 0; at < text.Length;)
            {
                var length = isBinary ? 1 : Math.Min(CodePoints.Length(text[at]), text.Length - at);
                text.Slice(at, length).CopyTo(target[^(at + length)..]);
                at += length;
            }

            output.Commit(text.Length);
        });
    }
}

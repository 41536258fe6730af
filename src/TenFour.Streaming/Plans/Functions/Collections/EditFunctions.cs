using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>Arrays with elements added or taken away.</summary>
internal static class EditFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Collection, "array_append", "array_append(array, value)", "The array with a value behind it.")
        {
            Examples =
            [
                new("array_append(array('b', 'd'), 'd')", "[\"b\",\"d\",\"d\"]"),
                new("array_append(array(1, NULL), NULL)", "[1,null,null]"),
            ],
            Bind = call => BindAdd(call, atStart: false),
        },
        new(FunctionCategory.Collection, "array_prepend", "array_prepend(array, value)", "The array with a value before it.")
        {
            Examples =
            [
                new("array_prepend(array('b', 'd'), 'a')", "[\"a\",\"b\",\"d\"]"),
                new("array_prepend(array(1), NULL)", "[null,1]"),
            ],
            Bind = call => BindAdd(call, atStart: true),
        },
        new(
            FunctionCategory.Collection,
            "array_remove",
            "array_remove(array, value)",
            "The array without the elements that equal the value.")
        {
            Examples = [new("array_remove(array(1, 2, 3, NULL, 3), 3)", "[1,2,null]"), new("array_remove(array(1, NULL), NULL)", "null")],
            Bind = BindRemove,
        },
        new(FunctionCategory.Collection, "array_compact", "array_compact(array)", "The array without nulls.")
        {
            Examples = [new("array_compact(array(1, 2, 3, NULL))", "[1,2,3]"), new("array_compact(array('a', NULL))", "[\"a\"]")],
            Bind = BindCompact,
        },
        new(FunctionCategory.Collection, "array_repeat", "array_repeat(value, times)", "An array of the value so many times.")
        {
            Examples = [new("array_repeat('123', 2)", "[\"123\",\"123\"]"), new("array_repeat(1, 0)", "[]")],
            Bind = BindRepeat,
        },
        new(
            FunctionCategory.Collection,
            "slice",
            "slice(array, start, length)",
            "The elements from a position (from 1; negative: from the end) on.")
        {
            Examples = [new("slice(array(1, 2, 3, 4), 2, 2)", "[2,3]"), new("slice(array(1, 2, 3, 4), -2, 2)", "[3,4]")],
            Bind = BindSlice,
        },
        new(
            FunctionCategory.Collection,
            "flatten",
            "flatten(arrays)",
            "The elements of the arrays in an array; null where one of them is null.")
        {
            Examples = [new("flatten(array(array(1, 2), array(3, 4)))", "[1,2,3,4]"), new("flatten(array(array(1), NULL))", "null")],
            Bind = BindFlatten,
        },
    ];

    private static Expression BindAdd(FunctionCall call, bool atStart)
    {
        ArrayBinding.RequireCount(call, 2);
        var (array, value) = ArrayBinding.WithValue(call, 0, 1, allowsNull: true);
        var type = (ArrayType)array.Type;
        return call.Make(
            type with { ContainsNull = type.ContainsNull || value.Nullable },
            input => Add(input, atStart),
            [array, value],
            array.Nullable ? Nullability.Always : Nullability.Never,
            takesNulls: true);
    }

    private static ArrayColumn Add(KernelInput input, bool atStart)
    {
        var array = (ArrayColumn)input.Columns[0];
        var selection = new ArraySelection(input, array.Elements, input.Columns[1]);
        foreach (var row in input.Rows)
        {
            if (array.IsNull(row))
            {
                selection.SetNull(row);
                continue;
            }

            selection.Begin(row);
            if (atStart)
            {
                selection.Add(1, row);
            }

            selection.AddRange(0, array.Starts[row], array.Lengths[row]);
            if (!atStart)
            {
                selection.Add(1, row);
            }
        }

        return selection.ToColumn();
    }

    private static Expression BindRemove(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 2);
        if (call[0].Type is not ArrayType)
        {
            throw call.Mismatch(
                "ARRAY_FUNCTION_DIFF_TYPES",
                "Input to `array_remove` should have been \"ARRAY\" followed by a value with same element type, "
                + $"but it's [\"{call[0].Type}\", \"{call[1].Type}\"].");
        }

        var (array, value) = ArrayBinding.WithValue(call, 0, 1, allowsNull: true);
        return call.Make(array.Type, Remove, [array, value]);
    }

    private static Column Remove(KernelInput input)
    {
        var (array, value) = ((ArrayColumn)input.Columns[0], input.Columns[1]);
        var comparer = new ElementComparer(value.Type);
        return Keep(input, array, (row, element) => element.IsNull || comparer.Compare(element, new Element(value, row)) != 0);
    }

    private static Expression BindCompact(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 1);
        var array = call[0].Type is NullType ? ImplicitCast.To(call[0], new ArrayType(SqlType.Null)) : call[0];
        return array.Type is ArrayType type
            ? call.Make(
                type with { ContainsNull = false },
                input => Keep(input, (ArrayColumn)input.Columns[0], (_, element) => !element.IsNull),
                [array])
            : throw call.UnexpectedType(0, "\"ARRAY\"");
    }

    private static Column Keep(KernelInput input, ArrayColumn array, Func<int, Element, bool> keeps) =>
        ArraySelection.Build(input, [array.Elements], (row, selection) =>
        {
            foreach (var element in Element.Of(array, row).Where(e => keeps(row, e)))
            {
                selection.Add(0, element.Position);
            }
        });

    private static Expression BindRepeat(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 2);
        Expression[] arguments = [call[0], call.Cast(1, Parameter.Int)];
        return call.Make(
            new ArrayType(call[0].Type, call[0].Nullable),
            Repeat,
            arguments,
            arguments[1].Nullable ? Nullability.Always : Nullability.Never,
            takesNulls: true);
    }

    private static Column Repeat(KernelInput input)
    {
        var counts = (FixedColumn<int>)input.Columns[1];
        var selection = new ArraySelection(input, input.Columns[0]);
        foreach (var row in input.Rows)
        {
            if (counts.IsNull(row))
            {
                selection.SetNull(row);
                continue;
            }

            RowErrors.CheckElements(row, "array_repeat", counts.Values[row]);
            selection.Begin(row);
            for (var i = 0; i < counts.Values[row]; i++)
            {
                selection.Add(0, row);
            }
        }

        return selection.ToColumn();
    }

    private static Expression BindSlice(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 3);
        var array = call[0].Type is NullType ? ImplicitCast.To(call[0], new ArrayType(SqlType.Null)) : call[0];
        return array.Type is ArrayType
            ? call.Make(array.Type, Slice, [array, call.Cast(1, Parameter.Int), call.Cast(2, Parameter.Int)])
            : throw call.UnexpectedType(0, "\"ARRAY\"");
    }

    private static Column Slice(KernelInput input)
    {
        var (array, starts, lengths) = ((ArrayColumn)input.Columns[0], input.Values<int>(1), input.Values<int>(2));
        return ArraySelection.Build(input, [array.Elements], (row, selection) =>
        {
            var (start, length) = (starts[row], lengths[row]);
            if (start == 0)
            {
                throw RowErrors.InvalidParameter(
                    row, "START", "slice", "start", "Expects a positive or a negative value for `start`, but got 0");
            }

            if (length < 0)
            {
                throw RowErrors.InvalidParameter(
                    row, "LENGTH", "slice", "length", $"Expects `length` greater than or equal to 0, but got {length}");
            }

            var index = start > 0 ? start - 1L : array.Lengths[row] + (long)start;
            if (index >= 0 && index < array.Lengths[row])
            {
                selection.AddRange(0, array.Starts[row] + (int)index, (int)Math.Min(length, array.Lengths[row] - index));
            }
        });
    }

    private static Expression BindFlatten(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 1);
        return call[0].Type is ArrayType { Element: ArrayType inner } outer
            ? call.Make(inner, Flatten, [call[0]], outer.ContainsNull ? Nullability.Always : Nullability.Arguments)
            : throw call.UnexpectedType(0, "\"ARRAY\" of \"ARRAY\"");
    }

    private static Column Flatten(KernelInput input)
    {
        var outer = (ArrayColumn)input.Columns[0];
        var inner = (ArrayColumn)outer.Elements;
        var selection = new ArraySelection(input, inner.Elements);
        foreach (var row in input.Rows)
        {
            if (outer.IsNull(row) || Element.Of(outer, row).Any(e => e.IsNull))
            {
                selection.SetNull(row);
                continue;
            }

            selection.Begin(row);
            foreach (var array in Element.Of(outer, row))
            {
                selection.AddRange(0, inner.Starts[array.Position], inner.Lengths[array.Position]);
            }
        }

        return selection.ToColumn();
    }
}

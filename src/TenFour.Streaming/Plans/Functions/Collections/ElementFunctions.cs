using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>Single elements of arrays, by position or by value.</summary>
internal static class ElementFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Collection,
            "element_at",
            "element_at(array, position)",
            "The element at a position from 1 (negative: from the end); an error where there is none.")
        {
            Examples =
            [
                new("element_at(array(1, 2, 3), -1)", "3"),
                new("element_at(array(1, 2, 3), 4)", "INVALID_ARRAY_INDEX_IN_ELEMENT_AT"),
            ],
            Bind = call => BindElementAt(call, isTry: false),
        },
        new(
            FunctionCategory.Collection,
            "try_element_at",
            "try_element_at(array, position)",
            "The element at a position from 1 (negative: from the end), null where there is none.")
        {
            Examples = [new("try_element_at(array(1, 2, 3), 2)", "2"), new("try_element_at(array(1, 2, 3), 4)", "null")],
            Bind = call => BindElementAt(call, isTry: true),
        },
        new(FunctionCategory.Collection, "get", "get(array, index)", "The element at an index from 0, null where there is none.")
        {
            Examples = [new("get(array(1, 2, 3), 0)", "1"), new("get(array(1, 2, 3), 3)", "null")],
            Bind = BindGet,
        },
        new(
            FunctionCategory.Collection,
            "array_contains",
            "array_contains(array, value)",
            "Whether the value is in the array; null where it is not, but a null is.")
        {
            Examples = [new("array_contains(array(1, 2, 3), 2)", "true"), new("array_contains(array(1, NULL), 2)", "null")],
            Bind = BindContains,
        },
        new(
            FunctionCategory.Collection,
            "array_position",
            "array_position(array, value)",
            "The position from 1 at which the value first occurs, or 0.")
        {
            Examples = [new("array_position(array(312, 773, 708, 708), 708)", "3"), new("array_position(array(312, 773), 414)", "0")],
            Bind = BindPosition,
        },
    ];

    private static Expression BindElementAt(FunctionCall call, bool isTry)
    {
        ArrayBinding.RequireCount(call, 2);
        var array = call[0].Type as ArrayType ?? throw call.UnexpectedType(0, "(\"ARRAY\" or \"MAP\")");
        if (call[1].Type is not (IntType or ShortType or ByteType))
        {
            throw call.UnexpectedType(1, "\"INT\"");
        }

        Expression[] arguments = [call[0], call.Cast(1, Parameter.Int)];
        var nullable = isTry ? MayMiss(call, arguments[1], firstIndex: 1) : MayBeNull(call, arguments[1], array);
        return call.Make(array.Element, input => ElementAt(input, isTry), arguments, nullable ? Nullability.Always : Nullability.Arguments);
    }

    /// <summary>Whether an element that is there may be null, as Spark declares it.</summary>
    private static bool MayBeNull(FunctionCall call, Expression index, ArrayType array)
    {
        if (!Constants.IsKnown(index) || Constants.IntOf(index, call.Context) is not { } at)
        {
            return array.ContainsNull;
        }

        var written = call[0] as FunctionExpression;
        var place = at < 0 ? at + (written?.Children.Count ?? 0) : at - 1;
        return written is not { Name: "array" } || (place >= 0 && place < written.Children.Count && written.Children[place].Nullable);
    }

    private static Expression BindGet(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 2);
        var array = ArrayBinding.RequireArray(call, 0);
        Expression[] arguments = [call[0], call.Cast(1, Parameter.Int)];
        var nullable = MayMiss(call, arguments[1], firstIndex: 0);
        return call.Make(array.Element, Get, arguments, nullable ? Nullability.Always : Nullability.Arguments);
    }

    /// <summary>Whether the element may be null; of a written array with a constant index it can be told.</summary>
    private static bool MayMiss(FunctionCall call, Expression index, int firstIndex)
    {
        if (call[0] is not FunctionExpression { Name: "array" } written
            || !Constants.IsKnown(index)
            || Constants.IntOf(index, call.Context) is not { } at)
        {
            return true;
        }

        var place = at < 0 && firstIndex == 1 ? at + written.Children.Count : at - firstIndex;
        return (at != 0 || firstIndex == 0) && (place < 0 || place >= written.Children.Count || written.Children[place].Nullable);
    }

    private static Column ElementAt(KernelInput input, bool isTry)
    {
        var (array, positions) = ((ArrayColumn)input.Columns[0], input.Values<int>(1));
        return Pick(input, row =>
        {
            var (position, length) = (positions[row], array.Lengths[row]);
            if (position == 0)
            {
                throw RowErrors.IndexOfZero(row);
            }

            return Math.Abs((long)position) <= length ? array.Starts[row] + (position > 0 ? position - 1 : length + position)
                : isTry ? null
                : throw new RowException(
                    row,
                    "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
                    $"The index {position} is out of bounds. The array has {length} elements.",
                    "Use `try_element_at` to tolerate accessing element at invalid index and return NULL instead.");
        });
    }

    private static Column Get(KernelInput input)
    {
        var (array, indexes) = ((ArrayColumn)input.Columns[0], input.Values<int>(1));
        return Pick(input, row => indexes[row] >= 0 && indexes[row] < array.Lengths[row] ? array.Starts[row] + indexes[row] : null);
    }

    private static Column Pick(KernelInput input, Func<int, int?> place)
    {
        var (choices, positions) = (input.Context.Rent<int>(input.Rows.End), input.Context.Rent<int>(input.Rows.End));
        foreach (var row in input.Rows)
        {
            var found = input.Columns[0].IsNull(row) || input.Columns[1].IsNull(row) ? null : place(row);
            choices[row] = found is null ? ColumnChoice.Null : 0;
            positions[row] = found ?? 0;
        }

        return ColumnChoice.Choose(input.Type, [((ArrayColumn)input.Columns[0]).Elements], choices, positions, input.Rows, input.Context);
    }

    private static Expression BindContains(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 2);
        var (array, value) = ArrayBinding.WithValue(call, 0, 1, allowsNull: false);
        var containsNull = ((ArrayType)array.Type).ContainsNull;
        return call.Make(SqlType.Boolean, Contains, [array, value], containsNull ? Nullability.Always : Nullability.Arguments);
    }

    private static Column Contains(KernelInput input)
    {
        var (array, value) = ((ArrayColumn)input.Columns[0], input.Columns[1]);
        var comparer = new ElementComparer(value.Type);
        return input.MapOrNull<bool>(row =>
        {
            var hasNull = false;
            foreach (var element in Element.Of(array, row))
            {
                hasNull |= element.IsNull;
                if (!element.IsNull && comparer.Compare(element, new Element(value, row)) == 0)
                {
                    return true;
                }
            }

            return hasNull ? null : false;
        });
    }

    private static Expression BindPosition(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 2);
        if (call[0].Type is NullType)
        {
            throw call.Mismatch("NULL_TYPE", $"Null typed values cannot be used as arguments of `{call.Name}`.");
        }

        var (array, value) = ArrayBinding.WithValue(call, 0, 1, allowsNull: true);
        return call.Make(SqlType.Long, Position, [array, value]);
    }

    private static Column Position(KernelInput input)
    {
        var (array, value) = ((ArrayColumn)input.Columns[0], input.Columns[1]);
        var comparer = new ElementComparer(value.Type);
        return input.Map(row =>
        {
            var position = 1L;
            foreach (var element in Element.Of(array, row))
            {
                if (!element.IsNull && comparer.Compare(element, new Element(value, row)) == 0)
                {
                    return position;
                }

                position++;
            }

            return 0;
        });
    }
}

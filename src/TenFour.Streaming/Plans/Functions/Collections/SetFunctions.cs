using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>Arrays as sets: each element once, in the order of its first occurrence; null is an element like others.</summary>
internal static class SetFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Collection, "array_distinct", "array_distinct(array)", "Each element once.")
        {
            Examples =
            [
                new("array_distinct(array(1, 2, 3, NULL, 3, NULL))", "[1,2,3,null]"),
                new("array_distinct(array('b', 'a', 'b'))", "[\"b\",\"a\"]"),
            ],
            Bind = BindDistinct,
        },
        new(FunctionCategory.Collection, "array_union", "array_union(a, b)", "Each element of either array once.")
        {
            Examples =
            [
                new("array_union(array(1, 2, 3), array(1, 3, 5))", "[1,2,3,5]"),
                new("array_union(array(1, NULL), array(NULL, 2))", "[1,null,2]"),
            ],
            Bind = call => BindSet(call, (a, b) => a.ContainsNull || b.ContainsNull, (_, _) => true, withSecond: true),
        },
        new(
            FunctionCategory.Collection,
            "array_intersect",
            "array_intersect(a, b)",
            "Each element of the first array once that is also in the second.")
        {
            Examples =
            [
                new("array_intersect(array(1, 2, 3), array(1, 3, 5))", "[1,3]"),
                new("array_intersect(array(1, NULL, 1), array(NULL, 1))", "[1,null]"),
            ],
            Bind = call => BindSet(
                call,
                (a, b) => a.ContainsNull && b.ContainsNull,
                (element, second) => second.Contains(element),
                withSecond: false),
        },
        new(
            FunctionCategory.Collection,
            "array_except",
            "array_except(a, b)",
            "Each element of the first array once that is not in the second.")
        {
            Examples =
            [
                new("array_except(array(1, 2, 3), array(1, 3, 5))", "[2]"),
                new("array_except(array(1, 1, NULL, 2), array(2))", "[1,null]"),
            ],
            Bind = call => BindSet(call, (a, _) => a.ContainsNull, (element, second) => !second.Contains(element), withSecond: false),
        },
        new(
            FunctionCategory.Collection,
            "arrays_overlap",
            "arrays_overlap(a, b)",
            "Whether an element is in both; null where none is known to be, but one has a null.")
        {
            Examples =
            [
                new("arrays_overlap(array(1, 2, 3), array(3, 4, 5))", "true"),
                new("arrays_overlap(array(1, NULL), array(3, NULL))", "null"),
            ],
            Bind = BindOverlap,
        },
    ];

    private static Expression BindDistinct(FunctionCall call)
    {
        ArrayBinding.RequireCount(call, 1);
        var array = call[0].Type is NullType ? Expressions.Coercion.ImplicitCast.To(call[0], new ArrayType(SqlType.Null)) : call[0];
        return array.Type is ArrayType type
            ? call.Make(type, input => Filter(input, (_, _) => true, withSecond: false), [array])
            : throw call.UnexpectedType(0, "\"ARRAY\"");
    }

    private static Expression BindSet(
        FunctionCall call, Func<ArrayType, ArrayType, bool> containsNull, Func<Element, HashSet<Element>, bool> keeps, bool withSecond)
    {
        var arrays = ArrayBinding.TwoArrays(call);
        var (a, b) = ((ArrayType)arrays[0].Type, (ArrayType)arrays[1].Type);
        return call.Make(new ArrayType(a.Element, containsNull(a, b)), input => Filter(input, keeps, withSecond), arrays);
    }

    private static Column Filter(KernelInput input, Func<Element, HashSet<Element>, bool> keeps, bool withSecond)
    {
        ArrayColumn[] arrays = [.. input.Columns.Cast<ArrayColumn>()];
        var comparer = new ElementComparer(((ArrayType)input.Type).Element);
        return ArraySelection.Build(input, [.. arrays.Select(a => a.Elements)], (row, selection) =>
        {
            var second = arrays.Length == 2 ? new HashSet<Element>(Element.Of(arrays[1], row), comparer) : [];
            var seen = new HashSet<Element>(comparer);
            for (var source = 0; source < (withSecond ? 2 : 1); source++)
            {
                foreach (var element in Element.Of(arrays[source], row))
                {
                    if (keeps(element, second) && seen.Add(element))
                    {
                        selection.Add(source, element.Position);
                    }
                }
            }
        });
    }

    private static Expression BindOverlap(FunctionCall call)
    {
        var arrays = ArrayBinding.TwoArrays(call);
        var containsNull = arrays.Any(a => ((ArrayType)a.Type).ContainsNull);
        return call.Make(SqlType.Boolean, Overlap, arrays, containsNull ? Nullability.Always : Nullability.Arguments);
    }

    private static Column Overlap(KernelInput input)
    {
        var (a, b) = ((ArrayColumn)input.Columns[0], (ArrayColumn)input.Columns[1]);
        var comparer = new ElementComparer(((ArrayType)a.Type).Element);
        return input.MapOrNull<bool>(row =>
        {
            if (a.Lengths[row] == 0 || b.Lengths[row] == 0)
            {
                return false;
            }

            var known = new HashSet<Element>(Element.Of(b, row).Where(e => !e.IsNull), comparer);
            return Element.Of(a, row).Any(e => !e.IsNull && known.Contains(e)) ? true
                : Element.Of(a, row).Concat(Element.Of(b, row)).Any(e => e.IsNull) ? null
                : false;
        });
    }
}

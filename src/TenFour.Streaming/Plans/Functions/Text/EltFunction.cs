using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>elt</c>: one of its arguments, by number.</summary>
internal static class EltFunction
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "elt", "elt(number, text, ...)", "The text of that number, from 1; an error where there is none.")
        {
            Examples = [new("elt(2, 'a', 'b')", "\"b\""), new("elt(3, 'a', 'b')", "INVALID_ARRAY_INDEX")],
            Bind = BindElt,
        },
    ];

    private static Expression BindElt(FunctionCall call)
    {
        if (call.Count < 2)
        {
            throw call.WrongCount("> 1");
        }

        var allBinary = call.Arguments.Skip(1).All(a => a.Type is BinaryType);
        var arguments = new Parameters(Parameter.Int) { Rest = allBinary ? Parameter.Binary : Parameter.Text }.Coerce(call);
        return call.Make(allBinary ? SqlType.Binary : SqlType.String, Elt, arguments, Nullability.Always, takesNulls: true);
    }

    private static Column Elt(KernelInput input)
    {
        var numbers = (FixedColumn<int>)input.Columns[0];
        var choices = input.Context.Rent<int>(input.Rows.End);
        foreach (var row in input.Rows)
        {
            choices[row] = numbers.IsNull(row) ? ColumnChoice.Null
                : numbers.Values[row] >= 1 && numbers.Values[row] < input.Count ? numbers.Values[row] - 1
                : throw RowErrors.ArrayIndex(row, numbers.Values[row], input.Count - 1);
        }

        return ColumnChoice.Choose(input.Type, input.Columns[1..], choices, null, input.Rows, input.Context);
    }
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>
/// What a kernel works on. The <c>Map</c> methods call a delegate for the rows in which no argument is null; such a delegate raises a
/// <see cref="RowException"/> where ANSI rules refuse the row.
/// </summary>
/// <param name="Owner">The call's expression: the key under which the kernel keeps things between batches, and the result's type.</param>
/// <param name="Columns">The arguments' values.</param>
internal readonly record struct KernelInput(Expression Owner, Column[] Columns, Rows Rows, EvaluationContext Context)
{
    public SqlType Type => Owner.Type;

    public int Count => Columns.Length;

    /// <summary>The rules of the session time zone.</summary>
    public ZoneRules Zone => Context.Zone;

    /// <summary>A STRING or BINARY argument.</summary>
    public StringColumn Strings(int argument) => (StringColumn)Columns[argument];

    /// <summary>The values of a fixed-width argument.</summary>
    public T[] Values<T>(int argument)
        where T : unmanaged => ((FixedColumn<T>)Columns[argument]).Values;

    /// <summary>A fixed-width result.</summary>
    public Column Map<T>(Func<int, T> function)
        where T : unmanaged => Expressions.Kernels.Map.Rows(Columns, Rows, Context, Type, function);

    /// <summary>A fixed-width result, also null where the function gives null.</summary>
    public Column MapOrNull<T>(Func<int, T?> function)
        where T : unmanaged => Expressions.Kernels.Map.NullableRows(Columns, Rows, Context, Type, function);

    /// <summary>A STRING or BINARY result; the function adds each row's value or null.</summary>
    public Column MapText(AddString function) => Expressions.Kernels.Map.Strings(Columns, Rows, Context, Type, function);

    /// <summary>A STRING result, null where the function gives null. For functions whose work is on UTF-16 text.</summary>
    public Column MapText(Func<int, string?> function) => MapText(Adder(function));

    /// <summary>The same, called for all rows: for a function that takes null arguments.</summary>
    public Column MapAnyText(Func<int, string?> function) => Expressions.Kernels.Map.Strings([], Rows, Context, Type, Adder(function));

    /// <summary>Something of the kernel's own that is kept between batches.</summary>
    public T Kept<T>(Func<T> make)
        where T : class => Context.Cached(Owner, make);

    private static AddString Adder(Func<int, string?> function) => (int row, ref StringColumnBuilder output) =>
    {
        if (function(row) is { } text)
        {
            output.Add(row, text);
        }
        else
        {
            output.AddNull(row);
        }
    };
}

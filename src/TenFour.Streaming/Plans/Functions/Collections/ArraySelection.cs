using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>
/// Builds an ARRAY column out of elements of other columns: for each row, in ascending order, <see cref="Begin"/> and then the elements.
/// </summary>
/// <param name="sources">The columns from which elements are taken, all of the result's element type.</param>
internal sealed class ArraySelection(KernelInput input, params Column[] sources)
{
    private readonly int[] starts = input.Context.Rent<int>(input.Rows.End);
    private readonly int[] lengths = input.Context.Rent<int>(input.Rows.End);
    private readonly List<int> choices = [];
    private readonly List<int> positions = [];
    private Bitmap? nulls;
    private int current;

    /// <summary>How many elements the row has so far.</summary>
    public int Length => lengths[current];

    public void Begin(int row)
    {
        current = row;
        starts[row] = choices.Count;
        lengths[row] = 0;
    }

    public void Add(int source, int position)
    {
        choices.Add(source);
        positions.Add(position);
        lengths[current]++;
    }

    /// <summary>Adds so many elements of an array that is source <paramref name="source"/>.</summary>
    public void AddRange(int source, int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            Add(source, i);
        }
    }

    public void AddNull() => Add(ColumnChoice.Null, 0);

    /// <summary>The row is null.</summary>
    public void SetNull(int row)
    {
        Begin(row);
        (nulls ??= input.Context.RentBitmap(input.Rows.End)).Set(row);
    }

    public ArrayColumn ToColumn()
    {
        var type = (ArrayType)input.Type;
        int[] chosen = [.. choices], places = [.. positions];
        var elements = ColumnChoice.Choose(type.Element, sources, chosen, places, Rows.All(chosen.Length), input.Context);
        return new ArrayColumn(type, starts, lengths, elements, nulls);
    }

    /// <summary>Builds the column by a function that adds each row's elements; rows with a null argument are null.</summary>
    public static Column Build(KernelInput input, Column[] sources, Action<int, ArraySelection> fill)
    {
        var selection = new ArraySelection(input, sources);
        foreach (var row in input.Rows)
        {
            if (Array.Exists(input.Columns, column => column.IsNull(row)))
            {
                selection.SetNull(row);
            }
            else
            {
                selection.Begin(row);
                fill(row, selection);
            }
        }

        return selection.ToColumn();
    }
}

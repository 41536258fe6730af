using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>The partial results of all aggregates of an operator, slot by slot.</summary>
internal sealed class AggregateSet
{
    private readonly AggregateCall[] calls;
    private readonly Aggregator[] aggregators;
    private readonly Column[][] arguments;
    private readonly FixedColumn<bool>?[] filters;

    public AggregateSet(IReadOnlyList<AggregateCall> calls)
    {
        this.calls = [.. calls];
        aggregators = Array.ConvertAll(this.calls, c => c.CreateAggregator());
        arguments = new Column[this.calls.Length][];
        filters = new FixedColumn<bool>?[this.calls.Length];
    }

    public long Bytes => aggregators.Sum(a => a.Bytes);

    /// <summary>The aggregate at a place among the results, where it is a plain count.</summary>
    public CountAggregator? CountAt(int index) => index >= 0 ? aggregators[index] as CountAggregator : null;

    /// <summary>Empty aggregates of the same kind.</summary>
    public AggregateSet CreateEmpty() => new(calls);

    public void EnsureCapacity(int slots)
    {
        foreach (var aggregator in aggregators)
        {
            aggregator.EnsureCapacity(slots);
        }
    }

    /// <summary>Evaluates the arguments for the rows of a batch; <see cref="Update"/> then adds some of these rows.</summary>
    public void Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        for (var i = 0; i < calls.Length; i++)
        {
            filters[i] = (FixedColumn<bool>?)calls[i].Filter?.Evaluate(batch, rows, context);
            var selected = filters[i] is { } filter ? RowSelection.True(rows, filter, context) : rows;
            var columns = new Column[calls[i].Arguments.Count];
            for (var j = 0; j < columns.Length; j++)
            {
                columns[j] = calls[i].Arguments[j].Evaluate(batch, selected, context);
            }

            arguments[i] = columns;
        }
    }

    /// <summary>Adds evaluated rows.</summary>
    /// <param name="slots">The slot of each row, by its place in <paramref name="rows"/>.</param>
    public void Update(ReadOnlySpan<int> slots, Rows rows, EvaluationContext context)
    {
        for (var i = 0; i < aggregators.Length; i++)
        {
            if (filters[i] is { } filter)
            {
                UpdateFiltered(i, filter, slots, rows, context);
            }
            else
            {
                aggregators[i].Update(slots, arguments[i], rows);
            }
        }
    }

    /// <summary>Adds the slot of another set to each of <paramref name="count"/> slots.</summary>
    public void Merge(int target, int count, AggregateSet source, int sourceSlot)
    {
        for (var i = 0; i < aggregators.Length; i++)
        {
            aggregators[i].Merge(target, count, source.aggregators[i], sourceSlot);
        }
    }

    public void Reset(int slot)
    {
        foreach (var aggregator in aggregators)
        {
            aggregator.Reset(slot);
        }
    }

    /// <summary>Writes the results of the slots to the columns from <paramref name="first"/>.</summary>
    public void Emit(ReadOnlySpan<int> slots, Arena arena, Column[] columns, int first)
    {
        for (var i = 0; i < aggregators.Length; i++)
        {
            columns[first + i] = aggregators[i].Emit(slots, arena);
        }
    }

    public void Write(int slot, StateWriter output)
    {
        foreach (var aggregator in aggregators)
        {
            aggregator.Write(slot, output);
        }
    }

    /// <summary>Replaces the slot.</summary>
    public void Read(int slot, ref StateReader input)
    {
        foreach (var aggregator in aggregators)
        {
            aggregator.Reset(slot);
            aggregator.Read(slot, ref input);
        }
    }

    private void UpdateFiltered(int index, FixedColumn<bool> filter, ReadOnlySpan<int> slots, Rows rows, EvaluationContext context)
    {
        var keptSlots = context.Rent<int>(rows.Count);
        var keptRows = context.Rent<int>(rows.Count);
        var count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            keptSlots[count] = slots[i];
            keptRows[count] = rows[i];
            count += filter.Values[rows[i]] && !filter.IsNull(rows[i]) ? 1 : 0;
        }

        aggregators[index].Update(keptSlots.AsSpan(0, count), arguments[index], Rows.Of(keptRows, count));
    }
}

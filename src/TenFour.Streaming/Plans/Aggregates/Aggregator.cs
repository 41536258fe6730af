using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// The partial results of one aggregate function, one a slot, in flat arrays. A slot is empty until it is first updated, and again after
/// <see cref="Reset"/>. For one thread.
/// </summary>
/// <param name="type">The type of the results.</param>
internal abstract class Aggregator(SqlType type)
{
    protected SqlType Type { get; } = type;

    /// <summary>What the partial results hold in memory.</summary>
    public abstract long Bytes { get; }

    /// <summary>Makes room for slots below <paramref name="slots"/>; must precede their use.</summary>
    public abstract void EnsureCapacity(int slots);

    /// <summary>Adds rows to slots.</summary>
    /// <param name="slots">The slot of each selected row, by its place in <paramref name="rows"/>.</param>
    /// <param name="arguments">The call's arguments, evaluated for <paramref name="rows"/>.</param>
    /// <param name="rows">The rows to add, in the order of their arrival.</param>
    /// <exception cref="RowException">A row makes the result overflow.</exception>
    public abstract void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows);

    /// <summary>Adds the partial result of another aggregator's slot to each of <paramref name="count"/> slots from <paramref name="target"/>.</summary>
    public abstract void Merge(int target, int count, Aggregator source, int sourceSlot);

    /// <summary>Makes the slot empty.</summary>
    public abstract void Reset(int slot);

    /// <summary>The results of the slots, as a column that lives as long as the arena's loan.</summary>
    public abstract Column Emit(ReadOnlySpan<int> slots, Arena arena);

    /// <summary>Writes a slot for the checkpoint.</summary>
    public abstract void Write(int slot, StateWriter output);

    /// <summary>Fills an empty slot with what <see cref="Write"/> wrote.</summary>
    public abstract void Read(int slot, ref StateReader input);
}

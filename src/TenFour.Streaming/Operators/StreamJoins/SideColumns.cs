using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>Gives the columns of one side for pieces of the result, from wherever the rows are.</summary>
internal sealed class SideColumns
{
    private readonly JoinSideSpec spec;
    private readonly JoinState state;
    private readonly JoinRows rows;
    private readonly int[] storedAt;
    private readonly int[] keyAt;
    private readonly Column?[] nulls;

    public SideColumns(JoinState state, bool left)
    {
        this.state = state;
        rows = state.Side(left);
        spec = rows.Spec;
        var stored = spec.Stored.ToList();
        storedAt = [.. Enumerable.Range(0, spec.Input.Count).Select(c => stored.IndexOf(c))];
        keyAt = [.. Enumerable.Range(0, spec.Input.Count).Select(spec.KeyOf)];
        nulls = new Column?[spec.Input.Count];
    }

    /// <summary>A column that lives as long as the arena's loan and what the rows lie in.</summary>
    public Column Get(int column, SideRows side, Arena arena) =>
        side.Batch is { } batch ? ArenaGather.Of(batch.Columns[column], side.Indexes, arena)
        : side.IsState ? OfState(column, side.Indexes, arena)
        : Nulls(column, side.Count);

    private Column OfState(int column, ReadOnlySpan<int> slots, Arena arena)
    {
        if (storedAt[column] >= 0)
        {
            return rows.Values[storedAt[column]].Emit(slots, arena);
        }

        var keys = arena.Rent<int>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            keys[i] = rows[slots[i]].Key;
        }

        return state.Keys.Layout.Parts[keyAt[column]].Emit(state.Keys.Table, keys.AsSpan(0, slots.Length), arena);
    }

    private Column Nulls(int column, int count)
    {
        var known = nulls[column];
        return known is not null && count <= JoinOutput.MaxRows
            ? known
            : nulls[column] = NullColumn.Of(spec.Input[column].Type, Math.Max(count, JoinOutput.MaxRows));
    }
}

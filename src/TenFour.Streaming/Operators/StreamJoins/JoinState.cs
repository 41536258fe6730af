using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>
/// The state of a join: the keys, which both sides share, so that a row is looked up once, and the rows of each side. A key lives as long as
/// one side has rows of it.
/// </summary>
internal sealed class JoinState
{
    private readonly SlotSet touchedKeys = new();
    private readonly List<int> empty = [];

    public JoinState(StreamJoinSpec spec)
    {
        Keys = new KeyStore([.. spec.Left.Keys.Zip(spec.Right.Keys, (l, r) => (l.Type, l.Nullable || r.Nullable))], removes: true);
        (Left, Right) = (new JoinRows(spec.Left), new JoinRows(spec.Right));
    }

    public KeyStore Keys { get; }

    public JoinRows Left { get; }

    public JoinRows Right { get; }

    public long Bytes => Keys.Bytes + Left.Bytes + Right.Bytes + touchedKeys.Bytes;

    public JoinRows Side(bool left) => left ? Left : Right;

    public void BeginBatch()
    {
        Keys.BeginBatch();
        Left.BeginBatch();
        Right.BeginBatch();
    }

    /// <summary>The slots of the rows' keys by place; a null equals a null.</summary>
    public Span<int> FindKeys(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context)
    {
        var slots = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        var added = context.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        foreach (var place in added[..Keys.FindOrAdd(Keys.Encode(columns, rows), slots, added)])
        {
            touchedKeys.Add(slots[place]);
        }

        Left.EnsureKeys(Keys.Table.SlotLimit);
        Right.EnsureKeys(Keys.Table.SlotLimit);
        return slots;
    }

    /// <summary>Notes that a key may have lost its last row.</summary>
    public void Touch(int key) => touchedKeys.Add(key);

    /// <summary>Forgets the rows that have left a side.</summary>
    public void Release(JoinRows side, ReadOnlySpan<int> leaving)
    {
        foreach (var slot in leaving)
        {
            touchedKeys.Add(side[slot].Key);
        }

        side.Release();
    }

    /// <summary>Forgets the keys that no row has any more, or that came for nothing.</summary>
    public void RemoveEmptyKeys()
    {
        empty.Clear();
        foreach (var key in touchedKeys.Members)
        {
            if (!Left.HasRows(key) && !Right.HasRows(key))
            {
                empty.Add(key);
            }
        }

        Keys.Remove(CollectionsMarshal.AsSpan(empty));
        touchedKeys.Clear();
    }
}

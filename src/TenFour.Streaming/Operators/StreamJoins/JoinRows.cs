using System.Runtime.InteropServices;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>The rows of one side of a join: by key, by the time at which they leave, and their values column by column. No object per row.</summary>
internal sealed class JoinRows
{
    private readonly SlotArray<JoinRow> rows = new();
    private readonly SlotArray<JoinChain> chains = new();
    private readonly List<int> added = [];
    private readonly List<long> matched = [];
    private readonly List<int> leaving = [];
    private readonly TimeBuckets? buckets;
    private Dictionary<long, int>? bySequence;
    private int[] free = [];
    private int freeCount;
    private int limit;
    private int gone;
    private long firstOfBatch;
    private int addedAndTaken;

    public JoinRows(JoinSideSpec spec)
    {
        Spec = spec;
        Values = [.. spec.Stored.Select(c => ValueSlots.Of(spec.Input[c].Type))];
        buckets = spec.Bound is null ? null : new TimeBuckets(slot => rows[slot].Time);
    }

    public JoinSideSpec Spec { get; }

    /// <summary>The values of <see cref="JoinSideSpec.Stored"/>, in its order.</summary>
    public IReadOnlyList<ValueSlots> Values { get; }

    public int Count => limit - freeCount - gone;

    /// <summary>What the next row is called.</summary>
    public long NextSequence { get; set; }

    public long Bytes => rows.Bytes + chains.Bytes + (free.Length * sizeof(int)) + (buckets?.Bytes ?? 0) + Values.Sum(v => v.Bytes);

    public ref JoinRow this[int slot] => ref rows[slot];

    /// <summary>Rows added since the batch began, without those that were taken out again.</summary>
    public int AddedCount => added.Count - addedAndTaken;

    /// <summary>Older rows that were taken out since the batch began.</summary>
    public int TakenCount { get; private set; }

    /// <summary>The rows that were added since the batch began and are still there, oldest first.</summary>
    public int[] Added => [.. added.Where((slot, i) => Holds(slot, firstOfBatch + i))];

    /// <summary>The names of older rows that had their first match since the batch began, or were taken out.</summary>
    public IReadOnlyList<long> Matched => matched;

    public void BeginBatch()
    {
        firstOfBatch = NextSequence;
        (addedAndTaken, TakenCount) = (0, 0);
        added.Clear();
        matched.Clear();
    }

    /// <summary>Whether the row came in this batch.</summary>
    public bool IsNew(int slot) => rows[slot].Sequence >= firstOfBatch;

    /// <summary>Notes a match of a row; true where it is its first.</summary>
    public bool Match(int slot)
    {
        ref var row = ref rows[slot];
        if (row.IsMatched)
        {
            return false;
        }

        row.IsMatched = true;
        if (row.Sequence < firstOfBatch)
        {
            matched.Add(row.Sequence);
        }

        return true;
    }

    public void EnsureKeys(int keys) => chains.EnsureCapacity(keys);

    public bool HasRows(int key) => chains[key].First != 0;

    /// <summary>The oldest row of the key plus 1, or 0.</summary>
    public int First(int key) => chains[key].First;

    /// <summary>Takes a row out before its time.</summary>
    public void Take(int slot)
    {
        ref var row = ref rows[slot];
        if (IsNew(slot))
        {
            addedAndTaken++;
        }
        else
        {
            TakenCount++;
            matched.Add(row.Sequence);
        }

        Unlink(row);
        if (buckets is not null && row.Time != JoinRow.NoTime)
        {
            row.Key = JoinRow.Gone;
            gone++;
            ClearValues(slot);
        }
        else
        {
            Free(slot);
        }
    }

    /// <summary>Adds rows without their values, as the newest of their keys.</summary>
    /// <param name="places">Which of the keys, times and flags are meant.</param>
    /// <param name="keys">The slot of each row's key.</param>
    /// <param name="slots">Takes the slots of the rows.</param>
    public void Add(
        ReadOnlySpan<int> places, ReadOnlySpan<int> keys, ReadOnlySpan<long> times, ReadOnlySpan<bool> isMatched, Span<int> slots)
    {
        bySequence = null;
        Reserve(places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            var (place, slot) = (places[i], TakeSlot());
            slots[i] = slot;
            added.Add(slot);
            Append(slot, new JoinRow { Key = keys[place], Time = times[place], IsMatched = isMatched[place], Sequence = NextSequence++ });
        }
    }

    /// <summary>Adds rows of the checkpoint without their values, as the newest of their keys.</summary>
    public void Restore(
        ReadOnlySpan<int> keys, ReadOnlySpan<long> times, ReadOnlySpan<bool> isMatched, ReadOnlySpan<long> sequences, Span<int> slots)
    {
        Reserve(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = slots[i] = TakeSlot();
            bySequence?.Add(sequences[i], slot);
            Append(slot, new JoinRow { Key = keys[i], Time = times[i], IsMatched = isMatched[i], Sequence = sequences[i] });
        }
    }

    /// <summary>The slot of the row of that name.</summary>
    /// <exception cref="Errors.StreamingException">There is none: the checkpoint is damaged.</exception>
    public int Find(long sequence)
    {
        bySequence ??= InOrder().ToDictionary(slot => rows[slot].Sequence);
        return bySequence.TryGetValue(sequence, out var found) ? found : throw StateReader.Damaged();
    }

    /// <summary>Takes out the rows whose time has come; they can be read until <see cref="Release"/>.</summary>
    /// <param name="inOrder">In the order of their arrival, which is the same after a restart; slots are given as they come free.</param>
    public ReadOnlySpan<int> Expire(long watermarkMicros, bool inOrder)
    {
        leaving.Clear();
        buckets?.TakeUntil(Spec.Bound!.Limit(watermarkMicros), leaving);
        leaving.RemoveAll(FreeIfGone);
        foreach (var slot in leaving)
        {
            Unlink(rows[slot]);
        }

        var slots = CollectionsMarshal.AsSpan(leaving);
        if (inOrder)
        {
            SortBySequence(slots);
        }

        return slots;
    }

    /// <summary>Forgets the rows that <see cref="Expire"/> took out.</summary>
    public void Release()
    {
        leaving.ForEach(Free);
        leaving.Clear();
    }

    /// <summary>All rows, oldest first.</summary>
    public int[] InOrder()
    {
        var slots = new int[Count];
        var count = 0;
        for (var slot = 0; slot < limit; slot++)
        {
            if (rows[slot].IsThere)
            {
                slots[count++] = slot;
            }
        }

        SortBySequence(slots);
        return slots;
    }

    private int TakeSlot() => freeCount > 0 ? free[--freeCount] : limit++;

    private void Reserve(int more)
    {
        rows.EnsureCapacity(limit + more);
        foreach (var values in Values)
        {
            values.EnsureCapacity(limit + more);
        }
    }

    private bool Holds(int slot, long sequence) => rows[slot].Sequence == sequence && rows[slot].IsThere;

    private void SortBySequence(Span<int> slots)
    {
        var sequences = new long[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            sequences[i] = rows[slots[i]].Sequence;
        }

        sequences.AsSpan().Sort(slots);
    }

    private bool FreeIfGone(int slot)
    {
        if (rows[slot].IsThere)
        {
            return false;
        }

        gone--;
        Free(slot);
        return true;
    }

    private void Free(int slot)
    {
        ClearValues(slot);
        bySequence?.Remove(rows[slot].Sequence);
        rows[slot].Key = JoinRow.Free;
        if (freeCount == free.Length)
        {
            Array.Resize(ref free, Math.Max(16, freeCount * 2));
        }

        free[freeCount++] = slot;
    }

    private void ClearValues(int slot)
    {
        foreach (var values in Values)
        {
            values.Clear(slot);
        }
    }

    private void Append(int slot, JoinRow row)
    {
        ref var chain = ref chains[row.Key];
        row.Previous = chain.Last;
        rows[slot] = row;
        if (chain.Last == 0)
        {
            chain.First = slot + 1;
        }
        else
        {
            rows[chain.Last - 1].Next = slot + 1;
        }

        chain.Last = slot + 1;
        if (row.Time != JoinRow.NoTime)
        {
            buckets?.Add(slot);
        }
    }

    private void Unlink(in JoinRow row)
    {
        ref var chain = ref chains[row.Key];
        (row.Previous == 0 ? ref chain.First : ref rows[row.Previous - 1].Next) = row.Next;
        (row.Next == 0 ? ref chain.Last : ref rows[row.Next - 1].Previous) = row.Previous;
    }
}

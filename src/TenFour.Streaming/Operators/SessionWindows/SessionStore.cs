using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>
/// The sessions of all groups: none of a group touch each other. A session that a row joins to another is absorbed by the older one.
/// </summary>
internal sealed class SessionStore(AggregateSet aggregates)
{
    private readonly SlotArray<Session> sessions = new();
    private readonly SlotLists<int> byGroup = new();
    private readonly List<int> absorbed = [];
    private readonly List<int> free = [];
    private int limit;
    private int batch;

    public int Count { get; private set; }

    public long Bytes => sessions.Bytes + byGroup.Bytes + free.Capacity * sizeof(int);

    public ref Session this[int slot] => ref sessions[slot];

    /// <summary>The slots of the group's sessions, in order of time.</summary>
    public ReadOnlySpan<int> OfGroup(int group) => byGroup.Items(group);

    public void EnsureGroups(int groups) => byGroup.EnsureCapacity(groups);

    public void BeginBatch() => batch++;

    /// <summary>Puts [start, end) into the group: into the session that it touches, joined with all that it touches, or a new one.</summary>
    /// <param name="changes">Takes the sessions that are new or changed, and those that are no more.</param>
    /// <returns>The session's slot; a later row may have it absorbed, see <see cref="Resolve"/>.</returns>
    public int Place(int group, long start, long end, SessionChanges changes)
    {
        var items = byGroup.Items(group);
        var first = FirstEndingFrom(items, start);
        if (first == items.Length || sessions[items[first]].Start > end)
        {
            return Insert(group, first, start, end, changes);
        }

        var slot = items[first];
        var next = first + 1;
        while (next < items.Length && sessions[items[next]].Start <= end)
        {
            end = Math.Max(end, sessions[items[next]].End);
            Absorb(items[next++], slot, changes);
        }

        Extend(slot, start, end, changes);
        byGroup.RemoveAt(group, first + 1, next - first - 1);
        return slot;
    }

    /// <summary>The session that holds what was put into this one.</summary>
    public int Resolve(int slot)
    {
        while (sessions[slot].AbsorbedBy is var by and > 0)
        {
            slot = by - 1;
        }

        return slot;
    }

    /// <summary>Adds a session that touches no other of its group.</summary>
    public int Add(int group, long start, long end)
    {
        var place = FirstEndingFrom(byGroup.Items(group), start);
        return Insert(group, place, start, end, null);
    }

    /// <summary>The group's session with this start, or -1.</summary>
    public int Find(int group, long start)
    {
        var items = byGroup.Items(group);
        var place = FirstEndingFrom(items, start + 1);
        return place < items.Length && sessions[items[place]].Start == start ? items[place] : -1;
    }

    /// <summary>Removes a session; true where its group has no more.</summary>
    public bool Remove(int slot)
    {
        var group = sessions[slot].Group;
        byGroup.RemoveAt(group, byGroup.Items(group).IndexOf(slot), 1);
        sessions[slot].IsLive = false;
        aggregates.Reset(slot);
        free.Add(slot);
        Count--;
        return byGroup.Count(group) == 0;
    }

    /// <summary>Makes the slots of absorbed sessions free, once no row refers to them.</summary>
    public void FreeAbsorbed()
    {
        free.AddRange(absorbed);
        absorbed.Clear();
    }

    /// <summary>All sessions, group by group in the order of <paramref name="groups"/>, in order of time.</summary>
    public List<int> All(IEnumerable<int> groups)
    {
        var all = new List<int>(Count);
        foreach (var group in groups)
        {
            all.AddRange(byGroup.Items(group));
        }

        return all;
    }

    private int Insert(int group, int place, long start, long end, SessionChanges? changes)
    {
        var slot = limit;
        if (free.Count > 0)
        {
            slot = free[^1];
            free.RemoveAt(free.Count - 1);
        }
        else
        {
            limit++;
        }

        sessions.EnsureCapacity(limit);
        aggregates.EnsureCapacity(limit);
        sessions[slot] = new Session { Group = group, Start = start, End = end, QueuedEnd = long.MinValue, Batch = batch, IsLive = true };
        byGroup.InsertAt(group, place, 1)[place] = slot;
        Count++;
        changes?.Touched.Add(slot);
        return slot;
    }

    private void Absorb(int slot, int by, SessionChanges changes)
    {
        ref var session = ref sessions[slot];
        NoteLost(ref session, changes);
        aggregates.Merge(by, 1, aggregates, slot);
        aggregates.Reset(slot);
        (session.IsLive, session.AbsorbedBy) = (false, by + 1);
        absorbed.Add(slot);
        Count--;
    }

    private void NoteLost(ref Session session, SessionChanges changes)
    {
        if (session.Batch < batch)
        {
            changes.Lost.Add((session.Group, session.Start));
            session.Batch = batch;
        }
    }

    private void Extend(int slot, long start, long end, SessionChanges changes)
    {
        ref var session = ref sessions[slot];
        if (start < session.Start)
        {
            NoteLost(ref session, changes);
            session.Start = start;
        }

        session.End = Math.Max(session.End, end);
        changes.Touched.Add(slot);
    }

    /// <summary>The place of the first session that ends at or after the time; ends are in order, since no two sessions touch.</summary>
    private int FirstEndingFrom(ReadOnlySpan<int> items, long time)
    {
        var (low, high) = (0, items.Length);
        if (high > 0 && sessions[items[^1]].End < time)
        {
            return high;
        }

        while (low < high)
        {
            var middle = low + high >>> 1;
            if (sessions[items[middle]].End < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

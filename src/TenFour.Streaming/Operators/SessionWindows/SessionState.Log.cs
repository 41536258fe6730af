using System.Runtime.InteropServices;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;

namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>The checkpoint's side: new groups, sessions that are no more, sessions that changed, and the watermark that evicted.</summary>
internal sealed partial class SessionState
{
    private readonly KeyLog log;

    public void WriteChanges(StateWriter output)
    {
        output.WriteSigned(evictionWatermark);
        log.WriteAdded(CollectionsMarshal.AsSpan(addedGroups), output);
        output.WriteUnsigned((ulong)changes.Lost.Count);
        foreach (var (group, start) in changes.Lost)
        {
            output.WriteUnsigned((ulong)group);
            output.WriteSigned(start);
        }

        var gone = leaving.ToHashSet();
        WriteSessions([.. changes.Touched.Members.ToArray().Where(s => sessions[s].IsLive || gone.Contains(s))], output);
    }

    public void ReadChanges(ref StateReader input)
    {
        evictionWatermark = input.ReadSigned();
        log.ReadAdded(ref input);
        sessions.EnsureGroups(groups.Table.SlotLimit);
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            var slot = sessions.Find(ReadGroup(ref input), input.ReadSigned());
            if (slot >= 0)
            {
                sessions.Remove(slot);
            }
        }

        ReadSessions(ref input);
        leaving = ends?.TakeUntil(evictionWatermark) ?? [];
        RemoveLeaving();
    }

    public void WriteSnapshot(StateWriter output)
    {
        log.WriteAll(groups.Table.UsedSlots(), output);
        WriteSessions([.. AllSessions()], output);
    }

    public void ReadSnapshot(ref StateReader input)
    {
        log.ReadAll(ref input);
        sessions.EnsureGroups(groups.Table.SlotLimit);
        ReadSessions(ref input);
    }

    private void WriteSessions(int[] slots, StateWriter output)
    {
        output.WriteUnsigned((ulong)slots.Length);
        var previous = 0L;
        foreach (var slot in slots)
        {
            var session = sessions[slot];
            output.WriteUnsigned((ulong)session.Group);
            output.WriteSigned(session.Start - previous);
            output.WriteUnsigned((ulong)(session.End - session.Start));
            previous = session.Start;
            if (!HasLeft(session.End))
            {
                Aggregates.Write(slot, output);
            }
        }
    }

    private void ReadSessions(ref StateReader input)
    {
        var start = 0L;
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            var group = ReadGroup(ref input);
            start += input.ReadSigned();
            var end = start + (long)input.ReadUnsigned();
            var known = sessions.Find(group, start);
            if (known >= 0)
            {
                sessions.Remove(known);
            }

            var slot = sessions.Add(group, start, end);
            ends?.Add(slot);
            if (!HasLeft(end))
            {
                Aggregates.Read(slot, ref input);
            }
        }
    }

    /// <summary>The session went with the batch: its aggregates are not written.</summary>
    private bool HasLeft(long end) => plan.Evicts && end <= evictionWatermark;

    private int ReadGroup(ref StateReader input)
    {
        var limit = groups.Table.SlotLimit;
        return limit > 0 ? input.ReadCount(limit - 1) : throw StateReader.Damaged();
    }
}

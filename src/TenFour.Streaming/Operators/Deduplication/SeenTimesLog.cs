using System.Runtime.InteropServices;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Operators.Deduplication;

/// <summary>The checkpoint's side of <see cref="SeenTimes"/>: the new keys of a batch in the order of the rows, or all of them slot by slot.</summary>
internal sealed class SeenTimesLog(KeyStore keys, OrderedTimes times, SlotSet withNull)
{
    // Times are whole minutes or seconds in most streams, and short when written so; the last one fits all.
    private static readonly long[] Units = [60_000_000, 1_000_000, 1_000, 1];

    private readonly KeyLog log = new(keys);
    private readonly List<int> newSlots = [];
    private readonly List<int> newNulls = [];

    // The batch's times as they will be written, in parts: a part's length, its unit, then slot and time, each as its distance from the one before.
    private readonly ChunkedBuffer written = new();
    private int newTimes;

    /// <summary>The keys that the batch added.</summary>
    public int Added => newTimes + newNulls.Count;

    public long Bytes => written.Length + ((newSlots.Capacity + newNulls.Capacity) * 4L);

    public void Clear()
    {
        newSlots.Clear();
        newNulls.Clear();
        written.Clear();
        newTimes = 0;
    }

    /// <summary>Notes a new combination of the other values.</summary>
    public void AddSlot(int slot) => newSlots.Add(slot);

    /// <summary>Notes new times.</summary>
    public void AddTimes(ReadOnlySpan<int> slots, ReadOnlySpan<long> added)
    {
        if (added.IsEmpty)
        {
            return;
        }

        newTimes += added.Length;
        using var output = new StateWriter(written);
        var unit = UnitOf(added);
        output.WriteUnsigned((ulong)added.Length);
        output.WriteUnsigned((ulong)unit);
        var (slot, time) = (0, 0L);
        for (var i = 0; i < added.Length; i++)
        {
            output.WriteSigned(slots[i] - slot);
            output.WriteSigned((added[i] - time) / unit);
            (slot, time) = (slots[i], added[i]);
        }
    }

    public void AddNull(int slot) => newNulls.Add(slot);

    public void WriteAdded(StateWriter output)
    {
        log.WriteAdded(CollectionsMarshal.AsSpan(newSlots), output);
        KeyLog.WriteSlots(CollectionsMarshal.AsSpan(newNulls), output);
        output.WriteWritten(written);
        output.WriteUnsigned(0);
    }

    public void ReadAdded(ref StateReader input)
    {
        Clear();
        log.ReadAdded(ref input);
        times.EnsureCapacity(keys.Table.SlotLimit);
        ReadNulls(ref input);
        for (var length = input.ReadLength(); length > 0; length = input.ReadLength())
        {
            ReadTimes(length, ref input);
        }
    }

    public void WriteAll(StateWriter output)
    {
        int[] slots = [.. Enumerable.Range(0, keys.Table.SlotLimit)];
        log.WriteAll(slots, output);
        KeyLog.WriteSlots(withNull.Members, output);
        long[] of = [];
        foreach (var slot in slots)
        {
            var count = times.CountOf(slot);
            if (of.Length < count)
            {
                of = new long[count * 2];
            }

            times.CopyTo(slot, of.AsSpan(0, count));
            WriteTimes(of.AsSpan(0, count), output);
        }
    }

    public void ReadAll(ref StateReader input)
    {
        log.ReadAll(ref input);
        times.EnsureCapacity(keys.Table.SlotLimit);
        ReadNulls(ref input);
        for (var slot = 0; slot < keys.Table.SlotLimit; slot++)
        {
            var unit = ReadUnit(ref input);
            var time = 0L;
            for (var rest = input.ReadLength(); rest > 0; rest--)
            {
                time += input.ReadSigned() * unit;
                if (!times.Add(slot, time))
                {
                    throw StateReader.Damaged();
                }
            }
        }
    }

    private void ReadTimes(int length, ref StateReader input)
    {
        var unit = ReadUnit(ref input);
        var (slot, time) = (0L, 0L);
        for (var rest = length; rest > 0; rest--)
        {
            slot += input.ReadSigned();
            time += input.ReadSigned() * unit;
            if (slot < 0 || slot >= keys.Table.SlotLimit || !times.Add((int)slot, time))
            {
                throw StateReader.Damaged();
            }
        }
    }

    private static void WriteTimes(ReadOnlySpan<long> sorted, StateWriter output)
    {
        var unit = UnitOf(sorted);
        output.WriteUnsigned((ulong)unit);
        output.WriteUnsigned((ulong)sorted.Length);
        var time = 0L;
        foreach (var next in sorted)
        {
            output.WriteSigned((next - time) / unit);
            time = next;
        }
    }

    /// <summary>The largest unit of which all times are multiples.</summary>
    private static long UnitOf(ReadOnlySpan<long> all)
    {
        var unit = 0;
        foreach (var time in all)
        {
            // Differences of times that far from each other need all their bits.
            unit = Math.Abs(time >> 1) > long.MaxValue / 4 ? Units.Length - 1 : unit;
            while (time % Units[unit] != 0)
            {
                unit++;
            }
        }

        return Units[unit];
    }

    private static long ReadUnit(ref StateReader input)
    {
        var unit = (long)input.ReadUnsigned();
        return Units.Contains(unit) ? unit : throw StateReader.Damaged();
    }

    private void ReadNulls(ref StateReader input)
    {
        foreach (var slot in KeyLog.ReadSlots(keys.Table.SlotLimit, ref input))
        {
            if (!withNull.Add(slot))
            {
                throw StateReader.Damaged();
            }
        }
    }
}

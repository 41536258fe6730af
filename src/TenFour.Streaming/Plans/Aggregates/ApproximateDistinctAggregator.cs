using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Hashes;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// <c>approx_count_distinct</c> by HyperLogLog, with Spark's hash and registers: up to 400 different values (at the usual error of 5 %) it
/// gives Spark's very result. Few values are kept as a list of the registers that they set.
/// </summary>
/// <param name="precision">The number of registers is 2 to this power.</param>
internal sealed class ApproximateDistinctAggregator(int precision) : Aggregator(SqlType.Long)
{
    private const long Seed = 42;
    private const int MaxSparse = 32;
    private const int RankBits = 8;

    // A register's index above its rank, while few registers are set; then all registers, one byte each.
    private readonly SlotLists<int> sparse = new();
    private readonly SlotLists<byte> dense = new();

    public override long Bytes => sparse.Bytes + dense.Bytes;

    public override void EnsureCapacity(int slots)
    {
        sparse.EnsureCapacity(slots);
        dense.EnsureCapacity(slots);
    }

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (!arguments[0].IsNull(rows[i]))
            {
                var hash = (ulong)TypedHash<long, XxHash64>.Of(arguments[0], rows[i], Seed);
                var rank = BitOperations.LeadingZeroCount(hash << precision | 1UL << precision - 1) + 1;
                Set(slots[i], (int)(hash >> 64 - precision), rank);
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var other = (ApproximateDistinctAggregator)source;
        for (var slot = target; slot < target + count; slot++)
        {
            foreach (var entry in other.sparse.Items(sourceSlot))
            {
                Set(slot, entry >> RankBits, entry & (1 << RankBits) - 1);
            }

            var registers = other.dense.Items(sourceSlot);
            for (var i = 0; i < registers.Length; i++)
            {
                if (registers[i] > 0)
                {
                    Set(slot, i, registers[i]);
                }
            }
        }
    }

    public override void Reset(int slot)
    {
        sparse.Clear(slot);
        dense.Clear(slot);
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<long>(slots.Length);
        var ranks = new int[66 - precision];
        for (var i = 0; i < slots.Length; i++)
        {
            CountRanks(slots[i], ranks);
            values[i] = DistinctEstimate.Of(ranks, precision);
        }

        return new FixedColumn<long>(Type, values);
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteBytes(dense.Items(slot));
        output.WriteUnsigned((ulong)sparse.Count(slot));
        foreach (var entry in sparse.Items(slot))
        {
            output.WriteUnsigned((ulong)entry);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        var registers = input.ReadBytes();
        if (registers.Length > 0 && registers.Length != 1 << precision)
        {
            throw StateReader.Damaged();
        }

        if (registers.Length > 0)
        {
            registers.CopyTo(dense.GrowBack(slot, registers.Length));
        }

        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            var entry = input.ReadCount((1 << precision + RankBits) - 1);
            Set(slot, entry >> RankBits, entry & (1 << RankBits) - 1);
        }
    }

    private void Set(int slot, int register, int rank)
    {
        if (dense.Count(slot) > 0)
        {
            ref var current = ref dense.Items(slot)[register];
            current = (byte)Math.Max(current, rank);
            return;
        }

        foreach (ref var entry in sparse.Items(slot))
        {
            if (entry >> RankBits == register)
            {
                entry = Math.Max(entry, register << RankBits | rank);
                return;
            }
        }

        sparse.GrowBack(slot, 1)[^1] = register << RankBits | rank;
        if (sparse.Count(slot) > MaxSparse)
        {
            MakeDense(slot);
        }
    }

    private void MakeDense(int slot)
    {
        var registers = dense.GrowBack(slot, 1 << precision);
        registers.Clear();
        foreach (var entry in sparse.Items(slot))
        {
            registers[entry >> RankBits] = (byte)entry;
        }

        sparse.Clear(slot);
    }

    private void CountRanks(int slot, int[] ranks)
    {
        Array.Clear(ranks);
        foreach (var register in dense.Items(slot))
        {
            ranks[register]++;
        }

        foreach (var entry in sparse.Items(slot))
        {
            ranks[entry & (1 << RankBits) - 1]++;
        }

        ranks[0] += dense.Count(slot) > 0 ? 0 : (1 << precision) - sparse.Count(slot);
    }
}

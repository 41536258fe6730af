using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Values;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>One side's rows in the checkpoint, in blocks: names, times and match marks, then the keys, then the values column by column.</summary>
internal sealed class JoinSideLog
{
    private const int BlockRows = ColumnBatch.TypicalRows;

    private readonly JoinState state;
    private readonly JoinRows rows;
    private readonly bool tracksMatches;
    private readonly bool takesMatched;
    private readonly ValueWriter keys = new();
    private readonly Arena arena = new();
    private readonly EvaluationContext reading = new(TimeZoneInfo.Utc);

    /// <param name="tracksMatches">Whether rows know that they have had a match.</param>
    /// <param name="takesMatched">Whether a row is taken out with its first match.</param>
    public JoinSideLog(JoinState state, bool isLeft, bool tracksMatches, bool takesMatched)
    {
        (this.state, this.tracksMatches, this.takesMatched) = (state, tracksMatches, takesMatched);
        rows = state.Side(isLeft);
    }

    public void WriteChanges(StateWriter output)
    {
        var last = 0L;
        output.WriteUnsigned((ulong)rows.Matched.Count);
        foreach (var sequence in rows.Matched)
        {
            output.WriteSigned(sequence - last);
            last = sequence;
        }

        WriteRows(rows.Added, output);
    }

    /// <summary>Does to the state what the batch did: rows are matched, rows leave, rows come.</summary>
    public void ReadChanges(long watermark, ref StateReader input)
    {
        var last = 0L;
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            last += input.ReadSigned();
            Match(rows.Find(last));
        }

        state.Release(rows, rows.Expire(watermark, inOrder: false));
        ReadRows(ref input);
    }

    public void WriteAll(StateWriter output) => WriteRows(rows.InOrder(), output);

    public void ReadAll(ref StateReader input) => ReadRows(ref input);

    private void Match(int slot)
    {
        if (takesMatched)
        {
            state.Touch(rows[slot].Key);
            rows.Take(slot);
        }
        else
        {
            rows.Match(slot);
        }
    }

    private void WriteRows(ReadOnlySpan<int> slots, StateWriter output)
    {
        output.WriteSigned(rows.NextSequence);
        output.WriteUnsigned((ulong)slots.Length);
        for (var start = 0; start < slots.Length; start += BlockRows)
        {
            WriteBlock(slots.Slice(start, Math.Min(BlockRows, slots.Length - start)), output);
        }
    }

    private void ReadRows(ref StateReader input)
    {
        var next = input.ReadSigned();
        for (var rest = input.ReadLength(); rest > 0; rest -= BlockRows)
        {
            ReadBlock(Math.Min(BlockRows, rest), ref input);
        }

        rows.NextSequence = next;
    }

    private void WriteBlock(ReadOnlySpan<int> slots, StateWriter output)
    {
        var (sequence, time) = (0L, 0L);
        foreach (var slot in slots)
        {
            ref var row = ref rows[slot];
            output.WriteSigned(row.Sequence - sequence);
            output.WriteSigned(unchecked(row.Time - time));
            (sequence, time) = (row.Sequence, row.Time);
            if (tracksMatches)
            {
                output.WriteUnsigned(row.IsMatched ? 1UL : 0);
            }
        }

        WriteKeys(slots, output);
        foreach (var values in rows.Values)
        {
            foreach (var slot in slots)
            {
                values.Write(slot, output);
            }
        }
    }

    private void WriteKeys(ReadOnlySpan<int> slots, StateWriter output)
    {
        arena.Reset();
        var keySlots = arena.Rent<int>(slots.Length).AsSpan(0, slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            keySlots[i] = rows[slots[i]].Key;
        }

        keys.Clear();
        foreach (var column in state.Keys.Emit(keySlots, arena))
        {
            for (var i = 0; i < slots.Length; i++)
            {
                ValueBytes.WriteNullable(column, i, keys, canonical: true);
            }
        }

        output.WriteBytes(keys.Written);
    }

    private void ReadBlock(int count, ref StateReader input)
    {
        reading.Reset();
        var sequences = reading.Rent<long>(count).AsSpan(0, count);
        var times = reading.Rent<long>(count).AsSpan(0, count);
        var matched = reading.Rent<bool>(count).AsSpan(0, count);
        var slots = reading.Rent<int>(count).AsSpan(0, count);
        var (sequence, time) = (0L, 0L);
        for (var i = 0; i < count; i++)
        {
            sequences[i] = sequence += input.ReadSigned();
            times[i] = time = unchecked(time + input.ReadSigned());
            matched[i] = tracksMatches && input.ReadUnsigned() != 0;
        }

        rows.Restore(ReadKeys(count, ref input), times, matched, sequences, slots);
        foreach (var values in rows.Values)
        {
            foreach (var slot in slots)
            {
                values.Read(slot, ref input);
            }
        }
    }

    private Span<int> ReadKeys(int count, ref StateReader input)
    {
        var bytes = new ValueReader(input.ReadBytes());
        var columns = new Column[rows.Spec.Keys.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var builder = ValueBuilder.Of(rows.Spec.Keys[i].Type);
            for (var row = 0; row < count; row++)
            {
                ValueBytes.ReadNullable(ref bytes, builder);
            }

            columns[i] = builder.ToColumn();
        }

        return state.FindKeys(columns, Rows.All(count), reading);
    }
}

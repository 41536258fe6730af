using TenFour.Streaming.Columns;

namespace TenFour.Streaming.State.Values;

/// <summary>One byte string a slot, or none. Equal ones are stored once.</summary>
internal sealed class TextSlots
{
    private const int SweepAfter = 1 << 14;

    private readonly SlotArray<int> codes = new();
    private readonly ValueWriter writer = new();
    private int changes;

    public StateDictionary Dictionary { get; } = new();

    public long Bytes => Dictionary.Bytes + codes.Bytes;

    /// <summary>The slot's string; only where there is one.</summary>
    public ReadOnlySpan<byte> this[int slot] => Dictionary[codes[slot]];

    public void EnsureCapacity(int slots) => codes.EnsureCapacity(slots);

    public bool IsEmpty(int slot) => codes[slot] == 0;

    /// <summary>The code of the slot's string in the dictionary, 0 for none.</summary>
    public int Code(int slot) => codes[slot];

    public void Set(int slot, ReadOnlySpan<byte> value) => Replace(slot, Dictionary.Intern(value));

    /// <summary>Gives the slot a string of the dictionary by its code, or none.</summary>
    public void SetCode(int slot, int code) => Replace(slot, code);

    public void Clear(int slot) => Replace(slot, 0);

    /// <summary>A value that is not null as bytes: a string as it is, others so that they compare as the values do. Valid until the next call.</summary>
    public ReadOnlySpan<byte> ToBytes(Column column, int row, bool canonical)
    {
        if (column is StringColumn strings)
        {
            return strings[row];
        }

        writer.Clear();
        ValueBytes.Write(column, row, writer, canonical);
        return writer.Written;
    }

    public void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned(codes[slot] == 0 ? 0UL : 1);
        if (codes[slot] != 0)
        {
            output.WriteBytes(this[slot]);
        }
    }

    public void Read(int slot, ref StateReader input)
    {
        if (input.ReadUnsigned() != 0)
        {
            Set(slot, input.ReadBytes());
        }
    }

    private void Replace(int slot, int code)
    {
        Dictionary.AddReference(code);
        Dictionary.Release(codes[slot]);
        codes[slot] = code;

        // Replaced strings leave in bulk: nothing here knows where a batch begins.
        if (++changes > Math.Max(SweepAfter, Dictionary.Count))
        {
            Dictionary.BeginBatch();
            changes = 0;
        }
    }
}

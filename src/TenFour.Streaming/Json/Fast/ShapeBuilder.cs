using TenFour.Streaming.Json.Builders;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Makes the shape of a layout's records.</summary>
internal sealed class ShapeBuilder
{
    private readonly List<ShapeStep> steps = [];
    private readonly List<byte> bytes = [];
    private readonly List<ShapeValue> needed = [];

    // Of the piece so far.
    private readonly List<(byte Byte, bool IsFixed)> piece = [];
    private int pieces;

    private const int NoOpenString = -1;

    private ShapeBuilder()
    {
    }

    /// <summary>The shape, or null where some record had a field that is no plain string, or left one out.</summary>
    public static RecordShape? Build(RecordLayout layout, FieldLengths lengths)
    {
        if (!Enumerable.Range(0, layout.Fields.Length).All(lengths.IsAlwaysString))
        {
            return null;
        }

        var builder = new ShapeBuilder();
        for (var i = 0; i < layout.Fields.Length; i++)
        {
            builder.Add(layout, i, lengths.AlwaysLength(i), lengths.UsualLength(i));
        }

        builder.AddFixed(layout.Tail);
        builder.EndPiece(NoOpenString);
        return builder.ToShape();
    }

    private RecordShape ToShape()
    {
        var reach = steps.Sum(s => s.Length) + (pieces * RecordLayout.SlotBytes) + ColumnBuilder.ReadableBytes;
        return new RecordShape([.. steps], [.. bytes], pieces - 1, [.. needed], reach);
    }

    private void Add(RecordLayout layout, int index, int length, int usualLength)
    {
        var field = layout.Fields[index];
        var start = piece.Count;
        AddFixed(layout.BytesOf(field));
        AddFixed("\""u8);

        // The layout's bytes may be from a record in which this field was the first.
        piece[start + field.SeparatorAt] = ((byte)(index == 0 ? '{' : ','), true);
        if (field.Column >= 0)
        {
            needed.Add(new ShapeValue(pieces, piece.Count, length, field.Column));
        }

        if (length >= 0)
        {
            piece.AddRange(Enumerable.Repeat(((byte)' ', false), length));
        }
        else
        {
            EndPiece(usualLength);
        }

        AddFixed("\""u8);
    }

    private void AddFixed(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            piece.Add((b, true));
        }
    }

    private void EndPiece(int usualLength)
    {
        var slots = piece.Chunk(RecordLayout.SlotBytes).ToList();
        foreach (var slot in slots)
        {
            var usual = slot == slots[^1] ? usualLength : NoOpenString;
            steps.Add(new ShapeStep(Bits(slot, b => b.IsFixed), Bits(slot, b => !b.IsFixed), slot.Length, usual));
            bytes.AddRange(slot.Select(b => b.Byte));
            bytes.AddRange(new byte[RecordLayout.SlotBytes - slot.Length]);
        }

        pieces++;
        piece.Clear();
    }

    private static ulong Bits((byte Byte, bool IsFixed)[] slot, Func<(byte Byte, bool IsFixed), bool> isSet)
    {
        var bits = 0UL;
        for (var i = 0; i < slot.Length; i++)
        {
            bits |= isSet(slot[i]) ? 1UL << i : 0;
        }

        return bits;
    }
}

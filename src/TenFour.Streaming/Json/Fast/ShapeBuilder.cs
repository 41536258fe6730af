using TenFour.Streaming.Json.Builders;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Makes the shape of a layout's records.</summary>
internal sealed class ShapeBuilder
{
    private readonly List<ShapeStep> steps = [];
    private readonly List<ShapeValue> needed = [];

    // Of the piece so far.
    private readonly List<(byte Byte, bool IsFixed)> piece = [];
    private int pieces;

    private ShapeBuilder()
    {
    }

    /// <summary>The shape of records that are all of one kind, or null where a needed field is no string.</summary>
    public static RecordShape? Build(RecordLayout layout, FieldLengths lengths)
    {
        var builder = new ShapeBuilder();
        for (var i = 0; i < layout.Fields.Length; i++)
        {
            if (!lengths.IsThere(i))
            {
                continue;
            }

            if (!lengths.IsString(i) && layout.Fields[i].Column >= 0)
            {
                return null;
            }

            builder.AddName(layout, layout.Fields[i]);
            if (lengths.IsString(i))
            {
                builder.AddString(layout.Fields[i].Column, lengths.AlwaysLength(i), lengths.UsualLength(i));
            }
            else
            {
                builder.EndPiece(ShapeStep.OtherValue);
            }
        }

        builder.AddFixed(layout.Tail);
        builder.EndPiece(ShapeStep.NothingOpen);
        return builder.ToShape();
    }

    private RecordShape ToShape()
    {
        var reach = steps.Sum(s => s.Length) + (pieces * RecordLayout.SlotBytes) + ColumnBuilder.ReadableBytes;
        return new RecordShape([.. steps], pieces - 1, [.. needed], reach);
    }

    private void AddName(RecordLayout layout, in LayoutField field)
    {
        var start = piece.Count;
        var isFirst = pieces == 0 && start == 0;
        AddFixed(layout.BytesOf(field));

        // The layout's bytes may be from a record in which this field was the first.
        piece[start + field.SeparatorAt] = ((byte)(isFirst ? '{' : ','), true);
    }

    private void AddString(int column, int length, int usualLength)
    {
        AddFixed("\""u8);
        if (column >= 0)
        {
            needed.Add(new ShapeValue(pieces, piece.Count, length, column));
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
            var usual = slot == slots[^1] ? usualLength : ShapeStep.NothingOpen;
            var step = new ShapeStep { Fixed = Bits(slot, b => b.IsFixed), Values = Bits(slot, b => !b.IsFixed), Length = slot.Length, UsualLength = usual };
            for (var i = 0; i < slot.Length; i++)
            {
                step.Expected[i] = slot[i].Byte;
            }

            steps.Add(step);
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

namespace TenFour.Streaming.Json.Fast;

/// <summary>Compares layouts, and puts together those of records that leave different fields out.</summary>
internal static class LayoutMerger
{
    /// <summary>
    /// For each field of <paramref name="part"/> where it is in <paramref name="whole"/>, or -1. False when the records cannot be of one
    /// layout: fields come in another order, or objects end in another way.
    /// </summary>
    public static bool TryMap(RecordLayout whole, RecordLayout part, Span<int> places)
    {
        if (!whole.Tail.SequenceEqual(part.Tail))
        {
            return false;
        }

        var next = 0;
        for (var i = 0; i < part.Fields.Length; i++)
        {
            places[i] = IndexOf(whole, part, i, next);
            if (places[i] >= 0 && places[i] < next)
            {
                return false;
            }

            next = places[i] < 0 ? next : places[i] + 1;
        }

        return true;
    }

    /// <summary>A layout with the fields of both, or null when there are too many.</summary>
    /// <param name="places">What <see cref="TryMap"/> found.</param>
    public static RecordLayout? Merge(RecordLayout whole, RecordLayout part, ReadOnlySpan<int> places)
    {
        var fields = new List<LayoutField>();
        var bytes = new List<byte>();
        var next = 0;
        for (var i = 0; i < places.Length; i++)
        {
            for (; next <= places[i]; next++)
            {
                Add(whole, next, fields, bytes);
            }

            if (places[i] < 0)
            {
                Add(part, i, fields, bytes);
            }
        }

        for (; next < whole.Fields.Length; next++)
        {
            Add(whole, next, fields, bytes);
        }

        return fields.Count > RecordLayout.MaxFields ? null : new RecordLayout([.. bytes], [.. fields], whole.Tail.ToArray());
    }

    // Records have nearly the same fields, so the one that is looked for mostly is the next.
    private static int IndexOf(RecordLayout whole, RecordLayout part, int field, int start)
    {
        for (var i = 0; i < whole.Fields.Length; i++)
        {
            var index = (start + i) % whole.Fields.Length;
            if (IsSame(whole, index, part, field))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsSame(RecordLayout a, int i, RecordLayout b, int j)
    {
        var (x, y) = (a.Fields[i], b.Fields[j]);
        return x.Length == y.Length
            && x.SeparatorAt == y.SeparatorAt
            && a.BytesOf(x)[..x.SeparatorAt].SequenceEqual(b.BytesOf(y)[..y.SeparatorAt])
            && a.BytesOf(x)[(x.SeparatorAt + 1)..].SequenceEqual(b.BytesOf(y)[(y.SeparatorAt + 1)..]);
    }

    private static void Add(RecordLayout layout, int index, List<LayoutField> fields, List<byte> bytes)
    {
        var field = layout.Fields[index];
        fields.Add(field with { Offset = bytes.Count });
        bytes.AddRange(layout.Bytes.Slice(field.Offset, RecordLayout.SlotBytes));
    }
}

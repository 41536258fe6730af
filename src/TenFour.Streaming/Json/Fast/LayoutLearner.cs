using System.Runtime.InteropServices;
using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Takes the layout from a record that has been read without an error.</summary>
internal sealed class LayoutLearner(FieldNames names)
{
    private readonly TokenScratch scratch = new();
    private readonly List<LayoutField> fields = [];
    private readonly List<byte> bytes = [];
    private readonly List<int> lengths = [];
    private readonly List<(int Start, int Length)> seen = [];
    private int tailStart;

    public int FieldCount => fields.Count;

    /// <summary>Per field the bytes of its value if that is a string without escapes, else -1.</summary>
    public ReadOnlySpan<int> Lengths => CollectionsMarshal.AsSpan(lengths);

    /// <summary>
    /// Looks at a record. False where it has something that only slow reading knows: escapes in names, a name twice, text behind the object.
    /// </summary>
    public bool TryLearn(ReadOnlySpan<byte> record)
    {
        fields.Clear();
        bytes.Clear();
        lengths.Clear();
        seen.Clear();
        for (var at = 0; ;)
        {
            var start = at;
            at = SkipSpace(record, at);
            if (fields.Count > 0 && at < record.Length && record[at] == '}')
            {
                tailStart = start;
                return SkipSpace(record, at + 1) == record.Length;
            }

            if (!TryLearnField(record, start, ref at))
            {
                return false;
            }
        }
    }

    /// <summary>The layout of the record that has been looked at.</summary>
    public RecordLayout ToLayout(ReadOnlySpan<byte> record) => new([.. bytes], [.. fields], [.. record[tailStart..], (byte)'\n']);

    // From the separator, which stands at a place behind the start, to the end of the value.
    private bool TryLearnField(ReadOnlySpan<byte> record, int start, ref int at)
    {
        var separatorAt = at - start;
        if (at >= record.Length
            || record[at] != (fields.Count == 0 ? '{' : ',')
            || !TryTakeName(record, ref at)
            || at - start >= RecordLayout.SlotBytes
            || fields.Count == RecordLayout.MaxFields
            || !TrySkipValue(record, at, out var end))
        {
            return false;
        }

        var length = at - start;
        var column = names.IndexOf(record.Slice(seen[^1].Start, seen[^1].Length));
        fields.Add(new LayoutField(bytes.Count, length, ((1UL << length) - 1) & ~(1UL << separatorAt), separatorAt, column));
        bytes.AddRange(record[start..at]);
        CollectionsMarshal.SetCount(bytes, fields.Count * RecordLayout.SlotBytes);
        lengths.Add(record[at] == '"' && !record[at..end].Contains((byte)'\\') ? end - at - 2 : -1);
        at = end;
        return true;
    }

    // From the separator to the start of the value.
    private bool TryTakeName(ReadOnlySpan<byte> record, ref int at)
    {
        at = SkipSpace(record, at + 1);
        var length = at < record.Length && record[at] == '"' ? record[(at + 1)..].IndexOfAny((byte)'"', (byte)'\\') : -1;
        if (length < 0 || record[at + 1 + length] != '"' || !TryAddName(record, at + 1, length))
        {
            return false;
        }

        at = SkipSpace(record, at + length + 2);
        if (at >= record.Length || record[at] != ':')
        {
            return false;
        }

        at = SkipSpace(record, at + 1);
        return at < record.Length;
    }

    private bool TryAddName(ReadOnlySpan<byte> record, int start, int length)
    {
        var name = record.Slice(start, length);
        foreach (var other in seen)
        {
            if (name.SequenceEqual(record.Slice(other.Start, other.Length)))
            {
                return false;
            }
        }

        seen.Add((start, length));
        return Utf8Text.IsValid(name);
    }

    private bool TrySkipValue(ReadOnlySpan<byte> record, int at, out int end)
    {
        end = 0;
        if (!JsonTokens.TryAtValue(record, scratch, at, out var tokens) || !tokens.Next() || !tokens.SkipChildren() || !tokens.ReadString())
        {
            return false;
        }

        end = tokens.Position;
        return true;
    }

    private static int SkipSpace(ReadOnlySpan<byte> record, int at)
    {
        while (at < record.Length && record[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }

        return at;
    }
}

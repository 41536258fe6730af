using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Takes the layout from a record that has been read without an error.</summary>
internal sealed class LayoutLearner(FieldNames names)
{
    private readonly TokenScratch scratch = new();

    /// <summary>The layout, or null where the record has something that only slow reading knows: escapes in names, a name twice, text behind.</summary>
    public RecordLayout? Learn(ReadOnlySpan<byte> record)
    {
        var fields = new List<LayoutField>();
        var bytes = new List<byte>();
        var seen = new HashSet<string>();
        for (var at = 0; ;)
        {
            var start = at;
            var separatorAt = SkipSpace(record, at) - start;
            at = start + separatorAt;
            if (at < record.Length && record[at] == '}' && fields.Count > 0)
            {
                return End(record[start..], fields, bytes);
            }

            if (at >= record.Length
                || record[at] != (fields.Count == 0 ? '{' : ',')
                || !TryTakeName(record, ref at, out var name)
                || at - start >= RecordLayout.SlotBytes
                || !seen.Add(Convert.ToHexString(name))
                || !TrySkipValue(record, at, out var end))
            {
                return null;
            }

            fields.Add(FieldOf(bytes.Count, at - start, separatorAt, names.IndexOf(name)));
            bytes.AddRange(record[start..at]);
            bytes.AddRange(new byte[RecordLayout.SlotBytes - (at - start)]);
            at = end;
        }
    }

    private static LayoutField FieldOf(int offset, int length, int separatorAt, int column) =>
        new(offset, length, ((1UL << length) - 1) & ~(1UL << separatorAt), separatorAt, column);

    private static RecordLayout? End(ReadOnlySpan<byte> rest, List<LayoutField> fields, List<byte> bytes) =>
        SkipSpace(rest, rest.IndexOf((byte)'}') + 1) == rest.Length
            ? new RecordLayout([.. bytes], [.. fields], [.. rest, (byte)'\n'])
            : null;

    // From the separator to the start of the value.
    private static bool TryTakeName(ReadOnlySpan<byte> record, ref int at, out ReadOnlySpan<byte> name)
    {
        name = default;
        at = SkipSpace(record, at + 1);
        if (at >= record.Length || record[at] != '"')
        {
            return false;
        }

        var length = record[(at + 1)..].IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0)
        {
            return false;
        }

        name = record.Slice(at + 1, length);
        at += length + 1;
        if (record[at] != '"' || !Utf8Text.IsValid(name))
        {
            return false;
        }

        at = SkipSpace(record, at + 1);
        if (at >= record.Length || record[at] != ':')
        {
            return false;
        }

        at = SkipSpace(record, at + 1);
        return at < record.Length;
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

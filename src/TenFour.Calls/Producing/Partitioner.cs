using System.Text;
using System.Text.Json;
using TenFour.Calls.Records;

namespace TenFour.Calls.Producing;

/// <summary>
/// Chooses the partition of a record: in turn by its number in the feed, or by the value of a field, as Kafka's own producer hashes keys,
/// so that equal values lie in one partition. Records without the field count as having an empty value.
/// </summary>
internal sealed class Partitioner(int partitions, string? keyField)
{
    private readonly byte[]? _keyField = keyField is null ? null : Encoding.UTF8.GetBytes(keyField);

    /// <param name="number">The number of the record in its feed, from 0.</param>
    /// <param name="record">The record.</param>
    public int Choose(long number, ReadOnlySpan<byte> record)
    {
        if (partitions == 1)
        {
            return 0;
        }

        return _keyField is null ? (int)(number % partitions) : OfKey(TryFindKey(record, out var key) ? key : default);
    }

    /// <summary>The partition of a key.</summary>
    public int OfKey(ReadOnlySpan<byte> key) => (int)((KeyHash.Murmur2(key) & 0x7FFF_FFFF) % partitions);

    /// <summary>The value of the key field, a string without its quotes; false where the record has none, or null.</summary>
    public bool TryFindKey(ReadOnlySpan<byte> record, out ReadOnlySpan<byte> key)
    {
        if (_keyField is null || !RecordMembers.TryFind(record, _keyField, out var value) || value.SequenceEqual("null"u8))
        {
            key = default;
            return false;
        }

        key = value[0] == '"' ? Unescape(value) : value;
        return true;
    }

    // Equal values may be written differently. Few are, so that the copy does not matter.
    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted)
    {
        if (!quoted.Contains((byte)'\\'))
        {
            return quoted[1..^1];
        }

        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            var text = new byte[quoted.Length];
            return text.AsSpan(0, reader.CopyString(text));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The engine will reject the record; until then its bytes are as good a key as any.
            return quoted;
        }
    }
}

using TenFour.Streaming.Json;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>Decodes the records of a <see cref="RecordBlock"/>.</summary>
internal static class BlockDecoding
{
    /// <summary>Decodes as many records as fit: all at once as lines, or one by one where a value has newlines in it.</summary>
    /// <param name="record">The first one.</param>
    /// <param name="lines">The lines from it on.</param>
    /// <returns>The lines of the records that are left.</returns>
    public static ReadOnlySpan<byte> AppendOf(this JsonRecordDecoder decoder, RecordBlock block, int record, ReadOnlySpan<byte> lines)
    {
        if (!block.HasInnerNewlines)
        {
            return lines[decoder.AppendLines(lines)..];
        }

        var value = block.ValueOf(record);
        decoder.AppendRecord(value);
        return lines[(value.Length + 1)..];
    }
}

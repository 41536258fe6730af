using TenFour.Calls.Feeds.Files;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Json;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Cli.Running;

/// <summary>The static tables of <c>--table</c>.</summary>
internal static class StaticTables
{
    /// <summary>Reads a table from a JSON array, NDJSON or CSV file, also packed; the types follow from the values.</summary>
    /// <exception cref="StreamingException">The file cannot be read.</exception>
    public static async Task<StaticTable> ReadAsync(string name, string path, TimeZoneInfo timeZone, CancellationToken cancellation)
    {
        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            throw StreamingException.ForUser($"--table {name}={path}: this build cannot read Parquet yet.", advice: "Use JSON, NDJSON or CSV.");
        }

        var records = new List<byte[]>();
        using (var feed = await FileFeed.OpenAsync(FeedInput.File(path), new FileFeedOptions(), cancellation))
        {
            do
            {
                while (feed.TryRead(out var record))
                {
                    records.Add(record.ToArray());
                }
            }
            while (await feed.FillAsync(cancellation));
        }

        var schema = InferredSchema.Of(records, path);
        var decoder = new JsonRecordDecoder(schema, new JsonDecoderOptions(timeZone) { CapacityRows = Math.Max(1, records.Count) });
        records.ForEach(r => decoder.AppendRecord(r));
        var decoded = decoder.Take();
        return decoded.RejectedRecords.Count == 0
            ? new StaticTable(name, new ColumnBatch(schema, decoded.Columns, Rows.All(decoded.RowCount)))
            : throw StreamingException.ForUser(
                $"--table {name}={path}: record {decoded.RejectedRecords[0].Row} is malformed: {decoded.RejectedRecords[0].Reason}.", advice: "Mend the file.");
    }
}

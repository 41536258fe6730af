using System.Text;
using System.Text.Json;
using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>
/// Keeps records that had no part in the result in a folder, one NDJSON file a batch: source, partition, offset, reason and the record. A
/// batch that comes again replaces its file.
/// </summary>
/// <param name="folder">Where the files go.</param>
/// <param name="kind">What the names of the files begin with, so that two kinds can share a folder.</param>
internal sealed class KeptRecordFolder(string folder, string kind) : IKeptRecordSink
{
    public ValueTask WriteAsync(long batchId, IReadOnlyList<KeptRecord> records, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{kind}-{batchId:D8}.ndjson");
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            foreach (var record in records)
            {
                Write(file, record);
                file.WriteByte((byte)'\n');
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        return ValueTask.CompletedTask;
    }

    private static void Write(Stream stream, KeptRecord record)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("source", record.Source);
        writer.WriteNumber("partition", record.Partition);
        writer.WriteNumber("offset", record.Offset);
        writer.WriteString("reason", record.Reason);
        writer.WriteString("record", Encoding.UTF8.GetString(record.Record.Span));
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>
/// Keeps malformed records in a folder, one NDJSON file a batch: source, partition, offset, reason and the record. A batch that comes again
/// replaces its file.
/// </summary>
internal sealed class RejectedTopic(string folder) : IRejectionSink
{
    public ValueTask WriteAsync(long batchId, IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"batch-{batchId:D8}.ndjson");
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            foreach (var rejection in rejections)
            {
                Write(file, rejection);
                file.WriteByte((byte)'\n');
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        return ValueTask.CompletedTask;
    }

    private static void Write(Stream stream, Rejection rejection)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("source", rejection.Source);
        writer.WriteNumber("partition", rejection.Partition);
        writer.WriteNumber("offset", rejection.Offset);
        writer.WriteString("reason", rejection.Reason);
        writer.WriteString("record", System.Text.Encoding.UTF8.GetString(rejection.Record.Span));
        writer.WriteEndObject();
    }
}

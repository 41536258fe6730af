using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types.Text;

namespace TenFour.Cli.Running;

/// <summary>A batch in one readable line.</summary>
internal static class ProgressLine
{
    private const int MostPartitions = 8;

    public static string Of(StreamingQueryProgress progress)
    {
        List<string> parts =
        [
            $"batch {progress.BatchId}",
            $"{progress.NumInputRows:N0} records",
            .. Rows(progress),
            $"{progress.TenFour.LatencyMs:N1} ms",
            $"{progress.ProcessedRowsPerSecond:N0} records/s",
        ];
        if (progress.EventTime is { } eventTime)
        {
            parts.Add($"watermark {InstantText.OfMillis(eventTime.Watermark)}");
        }

        Add(parts, progress.TenFour.StateRows, "state rows");
        Add(parts, progress.TenFour.Sources.Sum(s => s.Late), "late");
        Add(parts, progress.TenFour.Sources.Sum(s => s.Rejected), "rejected");
        Add(parts, progress.TenFour.Sources.Sum(s => s.NulledFields), "nulled fields");
        // A statistic that names a stream twice reads it twice, to the same offsets.
        var sources = progress.TenFour.Sources.DistinctBy(s => s.Name).ToList();
        parts.AddRange(sources.Where(s => s.Lag.Records > 0).Select(s => Lag(s, sources.Count > 1)));
        return string.Join(", ", parts);
    }

    /// <summary>Some sinks of a cluster do not count what they write.</summary>
    private static IEnumerable<string> Rows(StreamingQueryProgress progress) =>
        progress.Sink.NumOutputRows >= 0 ? [$"{progress.Sink.NumOutputRows:N0} rows"] : [];

    /// <summary><c>11,001 behind (0: 5,548, 1: 5,453), for 3.2 s</c>: by partition where there are a few.</summary>
    private static string Lag(SourceRecords source, bool isNamed)
    {
        var behind = source.Lag.Partitions.Where(p => p.Value.Records > 0).OrderBy(p => p.Key, PartitionId.Order).ToList();
        var partitions = behind.Count is > 1 and <= MostPartitions
            ? $" ({string.Join(", ", behind.Select(p => $"{Name(p.Key, source)}: {p.Value.Records:N0}"))})"
            : "";
        var time = source.Lag.Seconds > 0 ? $", for {source.Lag.Seconds:N1} s" : "";
        return $"{source.Lag.Records:N0} behind{(isNamed ? $" in {source.Name}" : "")}{partitions}{time}";
    }

    private static string Name(PartitionId partition, SourceRecords source) => partition.Topic == source.Name ? $"{partition.Number}" : $"{partition}";

    private static void Add(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{count:N0} {what}");
        }
    }
}

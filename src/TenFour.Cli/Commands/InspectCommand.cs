using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Streaming.Checkpoints;

namespace TenFour.Cli.Commands;

/// <summary>The <c>inspect</c> command: what a checkpoint knows, in words or as JSON.</summary>
internal static class InspectCommand
{
    private const int ShownBatches = 10;

    public static Command Create()
    {
        var folder = new Argument<string>("checkpoint") { Description = "The folder that was given as --checkpoint." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of words." };
        var command = new Command("inspect", "Show what a checkpoint knows: batches, offsets, watermark, state sizes.") { folder, json };
        return command
            .Example("inspect state/per-hour")
            .Runs(context => Task.FromResult(Run(context, context.Arguments.GetRequiredValue(folder), context.Arguments.GetValue(json))));
    }

    private static int Run(CommandContext context, string folder, bool json)
    {
        var summary = CheckpointSummary.Read(folder);
        if (json)
        {
            context.Output.Results.WriteLine(summary.ToJson());
        }
        else
        {
            Write(context.Output.Results, summary);
        }

        return ExitCode.Done;
    }

    private static void Write(TextWriter writer, CheckpointSummary summary)
    {
        writer.WriteLine($"Checkpoint of \"{summary.Metadata.Title}\", query {summary.Metadata.Id}, format {summary.Metadata.Format}");
        writer.WriteLine($"Reads {string.Join(", ", summary.Metadata.Sources)}");
        foreach (var state in summary.Metadata.State)
        {
            writer.WriteLine($"Keeps {state}");
        }

        writer.WriteLine(summary.Batches.Count == 0 ? "No batch has begun." : "");
        foreach (var batch in summary.Batches.TakeLast(ShownBatches))
        {
            writer.WriteLine(
                $"Batch {batch.Intent.BatchId}: {(batch.Commit is null ? "begun, not committed: the next start runs it again" : "committed")}, "
                + $"watermark {Instant(batch.Intent.WatermarkMillis)}{(batch.Commit is { } c ? $", next {Instant(c.NextWatermarkMillis)}" : "")}, "
                + $"state {string.Join(" + ", batch.StateBytes.DefaultIfEmpty(0))} bytes written");
            foreach (var (range, source) in batch.Intent.Sources.Zip(summary.Metadata.Sources))
            {
                writer.WriteLine($"  {source}: from {range.Start.ToSparkJson(source)} to {range.EndExclusive.ToSparkJson(source)}");
                WritePartitions(writer, range);
            }
        }
    }

    /// <summary>Where there are several partitions, what each has given: hard to see in two JSON objects.</summary>
    private static void WritePartitions(TextWriter writer, OffsetRange range)
    {
        foreach (var partition in range.EndExclusive.Partitions.Where(_ => range.EndExclusive.Count > 1))
        {
            var (start, end) = (range.Start[partition].Record, range.EndExclusive[partition].Record);
            var topic = partition.Topic is null ? "" : $" of {partition.Topic}";
            writer.WriteLine($"    partition {partition.Number}{topic}: {Records(start, end)}");
        }
    }

    private static string Records(long start, long end) =>
        end == start ? $"nothing, at {start}"
        : end < start ? $"back from {start} to {end}, because records were gone"
        : $"{start} to {end - 1} ({end - start:N0} offsets)";

    private static string Instant(long millis) => DateTimeOffset.FromUnixTimeMilliseconds(millis).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}

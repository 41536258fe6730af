using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Cli.Running;

/// <summary>Runs a statistic until it ends or is stopped.</summary>
internal static class StatisticRun
{
    public static async Task<int> RunAsync(CommandContext context, StatisticOptions options, RunOptions run)
    {
        var setup = await StatisticSetup.CreateAsync(context, options);
        var query = Options(setup, context, run);
        var frame = setup.CheckedFrame(query.Mode);
        RefuseUselessSettings(context, options, run, setup.Settings.Kafka);
        var sinks = Sinks(context, run, setup.Settings);
        var checkpoint = context.Arguments.GetValue(run.Checkpoint);
        var rejected = Kept(context, options, setup.Settings, "rejected", run.Rejected)
            ?? (checkpoint is null ? new RejectionMessages(context.Output.Messages) : new KeptRecordFolder(Path.Combine(checkpoint, "rejected"), "rejected"));
        var late = Kept(context, options, setup.Settings, "late", run.Late);
        Announce(context, query, checkpoint);
        using var progressFile = context.Arguments.GetValue(run.Progress) is { } path ? new ProgressFile(path) : null;
        var start = new QueryStart(sinks)
        {
            CheckpointFolder = checkpoint,
            Rejected = rejected,
            Late = late,
            OnProgress = progress => Report(context, sinks, progressFile, progress),
        };
        await using var running = frame.Start(query, start);
        await using var stopping = context.Stop.Register(() => _ = running.StopAsync());
        await running.AwaitTerminationAsync();
        context.Stop.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }

    private static QueryOptions Options(StatisticSetup setup, CommandContext context, RunOptions run)
    {
        var trigger = context.Arguments.GetValue(run.Trigger) ?? setup.Statistic.File.Trigger;
        return (setup.Settings.Query with
        {
            Workers = MasterText.Workers(context.Arguments.GetRequiredValue(run.Master)),
            Trigger = trigger is null ? Trigger.Default : Trigger.Parse(trigger),
        }).Validate();
    }

    /// <summary>Settings of Kafka without Kafka would be passed over without a word.</summary>
    private static void RefuseUselessSettings(CommandContext context, StatisticOptions options, RunOptions run, KafkaSettings kafka)
    {
        var texts = (context.Arguments.GetValue(options.Sources) ?? []).Concat(context.Arguments.GetValue(run.Sinks) ?? [])
            .Append(context.Arguments.GetValue(run.Rejected) ?? "").Append(context.Arguments.GetValue(run.Late) ?? "");
        if (kafka != KafkaSettings.Default && !texts.Any(t => t.Contains(KafkaAddress.Scheme, StringComparison.OrdinalIgnoreCase))
            && !context.Arguments.GetValue(options.Lenient))
        {
            throw StreamingException.ForUser(
                "There are settings of Kafka, and neither a source nor a sink is there.", advice: "Leave them out, or name kafka://host:port/topic.");
        }
    }

    private static List<ISink> Sinks(CommandContext context, RunOptions run, RunSettings settings)
    {
        var kafka = Warning(context, settings);
        var texts = context.Arguments.GetValue(run.Sinks) is { Length: > 0 } named ? named : ["console"];
        return [.. texts.Select(t => SinkText.Parse(t, kafka, context.Output, context.Time))];
    }

    private static IKeptRecordSink? Kept(CommandContext context, StatisticOptions options, RunSettings settings, string kind, Option<string?> option) =>
        KeptRecordText.Parse(
            kind, context.Arguments.GetValue(option), context.Arguments.GetValue(options.Sources) ?? [], Warning(context, settings), context.Time);

    private static KafkaSettings Warning(CommandContext context, RunSettings settings) =>
        settings.Kafka with { Warn = text => context.Output.Messages.WriteLine($"warning: {text}") };

    private static void Announce(CommandContext context, QueryOptions query, string? checkpoint)
    {
        if (checkpoint is null)
        {
            context.Output.Messages.WriteLine("a temporary checkpoint is used: the query cannot go on after a stop. --checkpoint DIR keeps it");
        }

        if (query is { StartingOffsets: "earliest", StartingTimestampMillis: null, StartingOffsetsByTimestamp: null }
            && (checkpoint is null || !CheckpointSummary.HasBegun(checkpoint)))
        {
            context.Output.Messages.WriteLine("a new query starts at the earliest record (startingOffsets=earliest)");
        }
    }

    private static void Report(CommandContext context, List<ISink> sinks, ProgressFile? file, StreamingQueryProgress progress)
    {
        file?.Append(progress);
        if (!context.Output.ResultTraits.CanRedraw)
        {
            context.Output.Messages.WriteLine(ProgressLine.Of(progress));
        }

        foreach (var console in sinks.OfType<ConsoleSink>())
        {
            console.Note(progress);
        }
    }
}

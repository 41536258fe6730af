using System.Globalization;
using TenFour.Calls.Feeding;
using TenFour.Calls.Feeding.Live;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary>One run of <c>produce --live</c>: follows the city's dataset until it is stopped, and says what comes.</summary>
internal sealed class ProduceLiveRun(CommandContext context, ProduceLiveArguments arguments)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    private readonly LiveCallFeed _feed = new(
        arguments.Topics, arguments.Feed, (topic, producer, _) => OpenAsync(context, arguments, topic, producer), context.Time);

    public async Task<int> RunAsync()
    {
        context.Output.Messages.WriteLine(
            $"asking {arguments.Feed.Address.Host} at most once a minute; closed calls go to {arguments.Topics.Calls}, "
            + $"every change to {arguments.Topics.CallUpdates}; Ctrl-C ends it");
        var run = Task.Run(() => _feed.RunAsync(context.Stop));
        await WatchAsync(run);
        if (!run.IsFaulted)
        {
            var last = _feed.Status;
            context.Output.Results.WriteLine(
                $"{arguments.Topics.Calls}: {last.Records:N0} closed calls in all; {arguments.Topics.CallUpdates}: {last.Updates:N0} changes");
        }

        await run;
        return ExitCode.Done;
    }

    /// <summary>Tells of each answer and each failure.</summary>
    private async Task WatchAsync(Task run)
    {
        var told = _feed.Status;
        while (!run.IsCompleted)
        {
            await Task.WhenAny(run, Task.Delay(LookInterval, context.Time));
            var now = _feed.Status;
            Tell(told, now);
            told = now;
        }
    }

    private void Tell(FeedStatus before, FeedStatus now)
    {
        var time = context.Time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (now.LastErrorAt != before.LastErrorAt && now.Phase == FeedPhase.Failing)
        {
            var next = now.NextAttempt is { } at ? $" The next attempt is at {TimeZoneInfo.ConvertTime(at, context.Time.LocalTimeZone):HH:mm:ss}." : "";
            context.Output.Messages.WriteLine($"{time} {now.LastError}{next}");
        }

        if (now.Updates != before.Updates || now.Records != before.Records)
        {
            context.Output.Messages.WriteLine($"{time} {now.Records:N0} calls closed, {now.Updates:N0} changes");
        }

        foreach (var notice in now.Notices.Except(before.Notices))
        {
            context.Output.Messages.WriteLine($"{time} {notice}");
        }
    }

    private static async ValueTask<ITopicWriter> OpenAsync(CommandContext context, ProduceLiveArguments arguments, string topic, string producer)
    {
        if (KafkaAddress.IsKafka(topic))
        {
            var settings = KafkaOptions.Read(context, ProduceCommand.Set);
            return await KafkaTopicWriter.OpenAsync(KafkaAddress.ParseTopic(topic), producer, arguments.Kafka, settings, context.Time);
        }

        var options = new FileTopicWriterOptions { Partitions = arguments.Partitions, Warn = context.Output.Messages.WriteLine };
        return FileTopicWriter.Open(topic, producer, options, context.Time);
    }
}

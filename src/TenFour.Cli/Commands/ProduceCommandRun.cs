using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Feeds.Repeating;
using TenFour.Calls.Feeds.Sorting;
using TenFour.Calls.Producing;
using TenFour.Calls.Simulation;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary>One run of <c>produce</c>: opens the feed, then the topic, and brings them together.</summary>
internal sealed class ProduceCommandRun(CommandContext context, ProduceCommandArguments arguments)
{
    // A file in the order of arrival runs back by minutes, one that is not in order at all by days.
    private static readonly TimeSpan MaxDisorder = TimeSpan.FromHours(6);

    public async Task<int> RunAsync()
    {
        // The feed first: where it cannot be read, no topic is made.
        var (feed, name) = await OpenFeedAsync();
        using (feed)
        {
            using var writer = await OpenWriterAsync(name);
            var producer = new Producer(feed, writer, Options(), context.Time);
            var reporter = new ProduceCommandReporter(context, arguments, producer);
            var report = await reporter.WatchAsync(Task.Run(() => producer.RunAsync(context.Stop)));
            reporter.Report(report);
            return ExitCode.Done;
        }
    }

    private async Task<(IRecordFeed Feed, string Name)> OpenFeedAsync()
    {
        if (arguments.File is not { } path)
        {
            return (new SimulatedFeed(arguments.Simulation), ProducerName.OfSimulation(arguments.Simulation, arguments.KeyField));
        }

        var isStandardInput = path == ProduceCommandArguments.StandardInput;
        var input = isStandardInput ? FeedInput.StandardInput(context.OpenInput()) : FeedInput.File(path);
        var file = await FileFeed.OpenAsync(input, new FileFeedOptions(), context.Stop);
        var sortedLength = arguments.SortsByTime ? isStandardInput ? 0 : new FileInfo(path).Length : (long?)null;
        var fullPath = isStandardInput ? path : Path.GetFullPath(path);
        return (Arrange(file), ProducerName.OfFile(fullPath, file, sortedLength, arguments.Passes > 1, arguments.KeyField));
    }

    private IRecordFeed Arrange(FileFeed file)
    {
        if (arguments.SortsBecauseOfSpeed)
        {
            context.Output.Messages.WriteLine(
                "sorting by call_date_time first, because --speed follows it; --order file keeps the file's order");
        }

        IRecordFeed feed = arguments.SortsByTime ? new SortedFeed(file, new SortOptions()) : file;
        return arguments.Passes > 1 ? new RepeatedFeed(feed, arguments.Passes) : feed;
    }

    private async Task<ITopicWriter> OpenWriterAsync(string name)
    {
        var writer = await OpenWriterAsync(name, again: false);
        if (!(arguments.Again && writer.Progress.Completed))
        {
            return writer;
        }

        // Only a complete feed begins anew: an unfinished repetition goes on where it was, like everything else.
        writer.Dispose();
        return await OpenWriterAsync(name, again: true);
    }

    private async Task<ITopicWriter> OpenWriterAsync(string name, bool again)
    {
        if (KafkaAddress.IsKafka(arguments.Topic))
        {
            var settings = KafkaOptions.Read(context, ProduceCommand.Set);
            return await KafkaTopicWriter.OpenAsync(
                KafkaAddress.ParseTopic(arguments.Topic), name, arguments.Kafka with { Again = again }, settings, context.Time);
        }

        var options = new FileTopicWriterOptions { Partitions = arguments.Partitions, Again = again, Warn = context.Output.Messages.WriteLine };
        return FileTopicWriter.Open(arguments.Topic, name, options, context.Time);
    }

    private ProduceOptions Options() => new() { Limit = arguments.Limit, KeyField = arguments.KeyField, Pacing = Pacing() };

    private IPacing? Pacing()
    {
        if (arguments.Rate is { } rate)
        {
            return new RatePacing(rate);
        }

        var isOrdered = arguments.SortsByTime || arguments.File is null;
        return arguments.Speed is { } speed ? new EventTimePacing(speed, isOrdered ? null : MaxDisorder) : null;
    }
}

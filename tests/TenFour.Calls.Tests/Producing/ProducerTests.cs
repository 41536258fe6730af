using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Repeating;
using TenFour.Calls.Feeds.Sorting;
using TenFour.Calls.Producing;
using TenFour.Calls.Simulation;
using TenFour.Calls.Tests.Support;
using TenFour.Streaming.Topics;

namespace TenFour.Calls.Tests.Producing;

public sealed class ProducerTests : IDisposable
{
    // Enough for several commits within one run.
    private const int Records = 200;

    private static readonly string[] Lines =
        [.. Enumerable.Range(0, Records).Select(i => CallRecords.At(CallRecords.Minute((i * 37) % 50), i))];

    private readonly TemporaryFolder _temporary = new();
    private readonly FakeTimeProvider _time = new();

    public static TheoryData<string> Feeds => ["array", "ndjson", "csv", "sorted", "repeated", "sorted and repeated", "simulated"];

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Run_KilledAtRandomMoments_EqualsOneThatWasNot(string kind)
    {
        var expected = await RunAsync(_temporary["whole"], kind, partitions: 3);
        await Gen.Select(Gen.Int[0, 2 * Records].List[1, 4], Gen.Int[1, 20_000]).SampleAsync(
            async (kills, commitBytes) =>
            {
                var topic = Directory.CreateDirectory(_temporary[Path.GetRandomFileName()]).FullName;
                foreach (var kill in kills)
                {
                    topic = await RunUntilKilledAsync(topic, kind, kill, commitBytes);
                }

                Assert.Equal(expected, await RunAsync(topic, kind, partitions: 3));
            },
            iter: 10);
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Run_OfACompletedFeed_AddsNothing(string kind)
    {
        var expected = await RunAsync(_temporary["t"], kind, partitions: 2);

        using var feed = await OpenAsync(kind);
        using var writer = Open(_temporary["t"], 2);
        var report = await new Producer(feed, writer, Options(), _time).RunAsync(default);

        Assert.True(writer.Progress.Completed);
        Assert.Equal(0, report.AddedRecords);
        Assert.Equal(expected.Sum(partition => partition.Length), report.EarlierRecords);
    }

    [Fact]
    public async Task Run_ThatIsCancelled_CommitsWhatItHasAppended()
    {
        var topic = _temporary["t"];
        using var stop = new CancellationTokenSource();
        using (var feed = new SimulatedFeed(new CallGeneratorOptions()))
        using (var writer = Open(topic, 1))
        {
            var producer = new Producer(feed, writer, new ProduceOptions(), _time);
            var run = Task.Run(() => producer.RunAsync(stop.Token));
            while (writer.Appended.Records < 1000)
            {
                await Task.Yield();
            }

            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }

        using var reopened = Open(topic, 1);
        var position = FeedPosition.FromJson(reopened.Progress.Position!);
        Assert.Equal(0, reopened.Progress.Uncommitted);
        Assert.Equal(position.Records, Read(topic, 1)[0].Length);
    }

    [Fact]
    public async Task Run_CancelledWhileARecordWaits_GoesOnWithThatRecord()
    {
        string[] records = [CallRecords.At(CallRecords.Minute(0), 1), CallRecords.At(CallRecords.Minute(600), 2)];
        var topic = _temporary["t"];
        using var stop = new CancellationTokenSource();
        using (var feed = await FeedReading.OpenAsync(string.Join('\n', records)))
        using (var writer = Open(topic, 1))
        {
            var producer = new Producer(feed, writer, new ProduceOptions { Pacing = new EventTimePacing(1, null) }, _time);
            var run = Task.Run(() => producer.RunAsync(stop.Token));
            while (writer.Appended.Records < 1)
            {
                await Task.Yield();
            }

            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            Assert.Equal(1, writer.Appended.Records);
        }

        using (var feed = await FeedReading.OpenAsync(string.Join('\n', records)))
        using (var writer = Open(topic, 1))
        {
            await new Producer(feed, writer, new ProduceOptions(), _time).RunAsync(default);
        }

        Assert.Equal(records, Read(topic, 1)[0]);
    }

    [Fact]
    public async Task Run_OfABrokenFeed_KeepsWhatCameBefore()
    {
        using (var feed = await FeedReading.OpenAsync("[{\"a\":1},{\"a\":2},oops]"))
        using (var writer = Open(_temporary["t"], 1))
        {
            await Assert.ThrowsAsync<FeedException>(() => new Producer(feed, writer, new ProduceOptions(), _time).RunAsync(default));
        }

        using (var feed = await FeedReading.OpenAsync("[{\"a\":1},{\"a\":2},{\"a\":3}]"))
        using (var writer = Open(_temporary["t"], 1))
        {
            Assert.Equal(0, writer.Progress.Uncommitted);
            await new Producer(feed, writer, new ProduceOptions(), _time).RunAsync(default);
        }

        Assert.Equal(["{\"a\":1}", "{\"a\":2}", "{\"a\":3}"], Read(_temporary["t"], 1)[0]);
    }

    [Fact]
    public async Task Run_WithAHigherLimit_GoesOn()
    {
        foreach (var limit in new[] { 10, 10, 25, 0 })
        {
            using var feed = await OpenAsync("ndjson");
            using var writer = Open(_temporary["t"], 1);
            await new Producer(feed, writer, new ProduceOptions { Limit = limit }, _time).RunAsync(default);
        }

        Assert.Equal(Lines[..25], Read(_temporary["t"], 1)[0]);
    }

    [Fact]
    public async Task Run_AtARate_GivesNoRecordTooEarly()
    {
        using var feed = await OpenAsync("ndjson");
        using var writer = Open(_temporary["t"], 1);
        var producer = new Producer(feed, writer, new ProduceOptions { Pacing = new RatePacing(40) }, _time);
        var began = _time.GetTimestamp();
        var run = Task.Run(() => producer.RunAsync(default));

        while (!run.IsCompleted)
        {
            var passed = _time.GetElapsedTime(began);
            Assert.InRange(writer.Appended.Records, 0, (long)(passed.TotalSeconds * 40) + 1);
            await Task.Delay(1, TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(Records, (await run).AddedRecords);
    }

    [Fact]
    public async Task Run_FromAPositionOfAnotherVersion_IsRefused()
    {
        using (var writer = Open(_temporary["t"], 1))
        {
            writer.Commit("{\"page\":7}");
        }

        using var feed = await OpenAsync("ndjson");
        using var again = Open(_temporary["t"], 1);
        var error = await Assert.ThrowsAsync<Streaming.Errors.StreamingException>(
            () => new Producer(feed, again, new ProduceOptions(), _time).RunAsync(default));

        Assert.Contains("--again", error.Advice, StringComparison.Ordinal);
    }

    private static ProduceOptions Options() => new() { Limit = 3 * Records };

    private async Task<string[][]> RunAsync(string topic, string kind, int partitions)
    {
        using (var feed = await OpenAsync(kind))
        using (var writer = Open(topic, partitions))
        {
            await new Producer(feed, writer, Options(), _time).RunAsync(default);
        }

        return Read(topic, partitions);
    }

    private async Task<string> RunUntilKilledAsync(string topic, string kind, int afterRecords, int commitBytes)
    {
        using var feed = new KilledFeed(await OpenAsync(kind), afterRecords);
        using var writer = Open(topic, 3);
        try
        {
            await new Producer(feed, writer, Options() with { CommitBytes = commitBytes }, _time).RunAsync(default);
        }
        catch (KilledFeed.KilledException)
        {
            // What is in the files now is what a killed process leaves.
        }

        return _temporary.Snapshot(topic, Path.GetRandomFileName());
    }

    private async Task<IRecordFeed> OpenAsync(string kind) => kind switch
    {
        "array" => await FeedReading.OpenAsync("[\n  " + string.Join(",\n  ", Lines) + "\n]\n"),
        "csv" => await FeedReading.OpenAsync("id,text\n" + string.Concat(Lines.Select((_, i) => $"{i},\"a \"\"{i}\"\"\n\"\n"))),
        "sorted" => await SortedAsync(),
        "repeated" => new RepeatedFeed(await FeedReading.OpenAsync(string.Join('\n', Lines)), 3),
        "sorted and repeated" => new RepeatedFeed(await SortedAsync(), 3),
        "simulated" => new SimulatedFeed(new CallGeneratorOptions { Duplicates = 0.1, Oddities = 0.1 }),
        _ => await FeedReading.OpenAsync(string.Join('\n', Lines)),
    };

    private async Task<SortedFeed> SortedAsync() => new(
        await FeedReading.OpenAsync(string.Join('\n', Lines)),
        new SortOptions { MaxMemoryBytes = 4000, TemporaryFolder = _temporary.Path });

    private FileTopicWriter Open(string topic, int partitions) =>
        FileTopicWriter.Open(topic, "the feed", new FileTopicWriterOptions { Partitions = partitions, BufferBytes = 1024 }, _time);

    private static string[][] Read(string topic, int partitions) =>
        [.. Enumerable.Range(0, partitions).Select(number => File.ReadAllLines(Path.Combine(topic, $"partition-{number:D5}.ndjson")))];
}

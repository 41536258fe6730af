using TenFour.Calls.Feeding;
using TenFour.Calls.Records;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeding;

public sealed class RenewedFeedTests : IDisposable
{
    private const int Most = 3_000;

    private static readonly DateTimeOffset Start = new(2026, 9, 30, 17, 20, 0, TimeSpan.Zero);
    private static readonly SimulatedCallFeedOptions City = new() { Speed = 3_600, MostRecords = Most };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_WhenTheTopicIsFull_GoesOnInANewOneThatBeginsWithThePast()
    {
        var renewed = new List<FeedTopics>();

        // A minute of the clock is sixty hours of the city: more than one topic takes.
        var feed = await FeedDriver.RunAsync(time => Create(time, renewed), Start, TimeSpan.FromMinutes(1));

        Assert.True(renewed.Count > 1);
        Assert.Equal(renewed[^1], feed.Topics);
        Assert.Equal(Start + TimeSpan.FromHours(60), feed.Status.Clock, TimeSpan.FromMinutes(1));
        Assert.Equal(Most, Times("0").Length);
        var (old, next) = (Times("0"), Times("1"));
        Assert.InRange(old.Max() - next.Min(), TimeSpan.FromHours(24), TimeSpan.FromHours(28));
        Assert.True(next.Max() > old.Max());
    }

    [Fact]
    public async Task Run_OfATopicThatIsFullAlready_BeginsTheNextAtOnce()
    {
        var renewed = new List<FeedTopics>();
        using (var time = new WaitingTime(Start))
        {
            await Create("0", City, time).RunAsync(default);
        }

        var full = Times("0");

        await FeedDriver.RunAsync(time => Create(time, renewed), Start + TimeSpan.FromHours(1), TimeSpan.FromSeconds(1));

        Assert.Single(renewed);
        Assert.Equal(full, Times("0"));
    }

    public void Dispose() => _folder.Dispose();

    private RenewedFeed Create(TimeProvider time, List<FeedTopics> renewed)
    {
        var feed = new RenewedFeed(Create("0", City, time), present => Create($"{renewed.Count + 1}", City with { Present = present }, time));
        feed.Renewed += renewed.Add;
        return feed;
    }

    private SimulatedCallFeed Create(string topic, SimulatedCallFeedOptions options, TimeProvider time) =>
        new(new FeedTopics(_folder[topic]), options, FolderTopics.Opener(time), time);

    private DateTimeOffset[] Times(string topic) =>
    [
        .. File.ReadLines(Path.Combine(_folder[topic], "partition-00000.ndjson"))
            .Select(line => EventTime.TryGet(System.Text.Encoding.UTF8.GetBytes(line), out var micros) ? DateTimeOffset.UnixEpoch.AddMicroseconds(micros) : default),
    ];
}

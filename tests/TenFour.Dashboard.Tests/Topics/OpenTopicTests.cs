using System.Text;
using TenFour.Dashboard.Topics;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Topics;

public sealed class OpenTopicTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    [Fact]
    public async Task Newest_OfATopic_AreItsLastRecordsInReverse()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 500);

        var page = await topic.ReadAsync(new TopicQuestion { Count = 3 }, CancellationToken.None);

        Assert.Equal([499, 498, 497], page.Records.Select(r => r.Offset));
        Assert.Equal("""{"crime_id":"499","disposition":"HAN"}""", page.Records[0].Value);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Records_FromAnOffset_GoOnWhereThePageEnds()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 10);

        var first = await topic.ReadAsync(new TopicQuestion { From = "4", Count = 4 }, CancellationToken.None);
        var second = await topic.ReadAsync(new TopicQuestion { From = $"{first.Next}", Count = 4 }, CancellationToken.None);

        Assert.Equal([4, 5, 6, 7, 8, 9], first.Records.Concat(second.Records).Select(r => r.Offset));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Records_FromTheTimeThatIsShownForTheNewest_AreFound()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 3);
        var shown = Assert.Single(await topic.DescribeAsync()).LastAppend!.Value.UtcDateTime;

        var page = await topic.ReadAsync(new TopicQuestion { From = $"{shown:yyyy-MM-ddTHH:mm:ss}" }, CancellationToken.None);

        Assert.NotEmpty(page.Records);
    }

    [Fact]
    public async Task Records_ForWhichAConditionIsTrue_AreFoundFromPageToPage()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 1000);
        var question = new TopicQuestion { From = "beginning", Where = "disposition = 'ARR'", Count = 30 };
        var found = new List<long>();

        for (var from = question.From; from is not null;)
        {
            var page = await topic.ReadAsync(question with { From = from }, CancellationToken.None);
            found.AddRange(page.Records.Select(r => r.Offset));
            from = page.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Equal(Enumerable.Range(0, 1000).Where(IsArrest).Select(i => (long)i), found);
    }

    [Fact]
    public async Task Condition_ThatIsNeverTrue_EndsAtTheLimitAndSaysWhere()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: (int)OpenTopic.MostLookedAt + 5);

        var page = await topic.ReadAsync(new TopicQuestion { From = "beginning", Where = "disposition = 'nix'" }, CancellationToken.None);

        Assert.Empty(page.Records);
        Assert.True(page.LookedAt <= OpenTopic.MostLookedAt, "more was looked at than allowed");
        Assert.Equal(page.LookedAt, page.Next);
    }

    [Theory]
    [InlineData("repeat(disposition, 10000000) = 'x'", "RESOURCE_LIMIT.MEMORY")]
    [InlineData("repeat(disposition, 1000000) rlike '(H|A|N|R|HA)+x$'", "RESOURCE_LIMIT.MEMORY")]
    [InlineData("levenshtein(repeat(disposition, 2000), repeat('x', 6000)) < 1", "RESOURCE_LIMIT.TIME")]
    public async Task Condition_ThatTakesTooMuch_IsRefused(string condition, string refusal)
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 1000);

        var error = await Assert.ThrowsAnyAsync<StreamingException>(() => topic.ReadAsync(new TopicQuestion { Where = condition }, CancellationToken.None));

        Assert.Equal(refusal, error.Condition);
    }

    [Fact]
    public async Task Condition_OfTheNewest_LeavesTheNewestMatches()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 1000);

        var page = await topic.ReadAsync(new TopicQuestion { Where = "disposition = 'ARR'", Count = 2 }, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 1000).Where(IsArrest).Select(i => (long)i).Reverse().Take(2), page.Records.Select(r => r.Offset));
    }

    [Fact]
    public async Task Condition_ThatIsWrong_IsRefusedWithItsPlace()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 1);

        var error = await Assert.ThrowsAsync<StatisticException>(() =>
            topic.ReadAsync(new TopicQuestion { Where = "1 = 1 AND dispo = 'ARR'" }, CancellationToken.None));

        Assert.Equal("1 = 1 AND ".Length, error.Span.Start);
    }

    [Fact]
    public async Task Partitions_OfATopic_AreDescribed()
    {
        using var folder = new TemporaryFolder();
        await using var topic = Open(folder, records: 7);

        var partition = Assert.Single(await topic.DescribeAsync());

        Assert.Equal((0, 0, 7, 7), (partition.Number, partition.Start, partition.End, partition.Records));
        Assert.NotNull(partition.LastAppend);
    }

    [Theory]
    [InlineData(null, null, null, "/topics/calls")]
    [InlineData(" ", null, "", "/topics/calls")]
    [InlineData("12", 3, "a = 'b c'", "/topics/calls?from=12&partition=3&where=a%20%3D%20%27b%20c%27")]
    public void Question_AsAnAddress_NamesWhatWasGiven(string? from, int? partition, string? where, string expected) =>
        Assert.Equal(expected, TopicQuestion.Of(from, partition, where).Query("/topics/calls"));

    private static bool IsArrest(int record) => record % 7 == 0;

    private static OpenTopic Open(TemporaryFolder folder, int records)
    {
        var path = Path.Combine(folder.Path, "calls.ndjson");
        var text = new StringBuilder();
        for (var i = 0; i < records; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"crime_id":"{{i}}","disposition":"{{(IsArrest(i) ? "ARR" : "HAN")}}"}""").Append('\n');
        }

        File.WriteAllText(path, text.ToString());
        return OpenTopic.Open(TopicAddress.Parse(path).Path, KafkaSettings.Default, Zone, TimeProvider.System);
    }
}

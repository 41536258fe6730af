using TenFour.Kafka.Tests.Harness;

namespace TenFour.Kafka.Tests.Programs;

public sealed class ConsumeTests
{
    [Theory]
    [InlineData("a,c,d", "--where", "crime_id <> 'b'")]
    [InlineData("c", "--where", "crime_id <> 'b'", "--from", "1", "--partition", "0")]
    [InlineData("a", "--where", "crime_id <> 'b'", "--partition", "0", "--max", "1")]
    [InlineData("a,b", "--partition", "0", "--max", "2")]
    [InlineData(",d", "--partition", "1")]
    [InlineData("d", "--where", "_partition = 1 AND crime_id IS NOT NULL", "--format", "json")]
    [InlineData("", "--from", "end")]
    public async Task Consume_PlaceAndCondition_PrintsThoseRecords(string expected, params string[] arguments)
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        topic.Append(0, Call("a"), Call("b"), Call("c"));
        topic.Append(1, null, Call("d"));

        var lines = await TenFourProgram.RunAsync(["consume", topic.Address, .. arguments]);

        Assert.Equal(expected, string.Join(',', lines.Split('\n').SkipLast(1).Select(CrimeOf).Order(StringComparer.Ordinal)));
    }

    /// <summary>A record without a value is an empty line.</summary>
    private static string CrimeOf(string line) => line.Split("\"crime_id\":\"").Skip(1).FirstOrDefault("").Split('"')[0];

    private static string Call(string crime) => $"{{\"crime_id\":\"{crime}\"}}";
}

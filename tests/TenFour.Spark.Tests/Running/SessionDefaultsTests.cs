using TenFour.Spark.Plans;
using TenFour.Spark.Running;

namespace TenFour.Spark.Tests.Running;

public sealed class SessionDefaultsTests
{
    [Fact]
    public void Defaults_ThatNobodyNames_AreOurs()
    {
        var settings = SessionDefaults.For(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"), cores: 6, new Dictionary<string, string>());

        Assert.Equal("6", settings[SessionDefaults.Partitions]);
        Assert.Equal("America/Los_Angeles", settings[SessionDefaults.TimeZone]);
        Assert.Equal("true", settings[SessionDefaults.Ansi]);
    }

    [Fact]
    public void Defaults_ThatAUserNames_AreTheUsers() => Assert.Equal(
        "40", SessionDefaults.For(TimeZoneInfo.Utc, cores: 6, new Dictionary<string, string> { [SessionDefaults.Partitions] = "40" })[SessionDefaults.Partitions]);

    [Fact]
    public void Source_WithoutAStart_BeginsAtTheEarliestCommittedRecord()
    {
        var stream = SourceDefaults.Apply(SparkStream.Kafka("broker:9092", "subscribe", "calls"));
        Assert.Equal("earliest", stream.Options[SourceDefaults.StartingOffsets]);
        Assert.Equal("read_committed", stream.Options[SourceDefaults.IsolationLevel]);
    }

    [Fact]
    public void Source_WithAStartOfItsOwn_KeepsIt()
    {
        KeyValuePair<string, string>[] named = [new("startingTimestamp", "1"), new("kafka.isolation.level", "read_uncommitted")];
        var stream = SourceDefaults.Apply(SparkStream.Kafka("broker:9092", "subscribe", "calls", named));
        Assert.False(stream.Options.ContainsKey(SourceDefaults.StartingOffsets));
        Assert.Equal("read_uncommitted", stream.Options[SourceDefaults.IsolationLevel]);
    }
}

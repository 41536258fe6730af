using TenFour.Kafka.Sinks;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types;

namespace TenFour.Kafka.Tests.Sinks;

public sealed class RowEncoderTests
{
    [Theory]
    [InlineData("value")]
    [InlineData("key", "value")]
    [InlineData("value", "topic", "key")]
    public void Columns_OfSparksSink_SayWhatTheRecordIs(params string[] names) => Assert.True(new RowEncoder(Context(SqlType.String, names), "t").IsRaw);

    [Theory]
    [InlineData("key")]
    [InlineData("value", "count")]
    [InlineData("crime_id")]
    public void Columns_OfAnyOtherKind_AreARowAsJson(params string[] names) => Assert.False(new RowEncoder(Context(SqlType.String, names), "t").IsRaw);

    [Fact]
    public void Value_OfAnotherType_IsRefused()
    {
        var error = Assert.Throws<StreamingException>(() => new RowEncoder(Context(SqlType.Long, "value"), "t"));

        Assert.Contains("must be STRING or BINARY, and is BIGINT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Topic_NamedNowhere_IsRefused() =>
        Assert.Throws<StreamingException>(() => new RowEncoder(Context(SqlType.String, "value"), topic: null));

    [Fact]
    public void Topic_InAColumn_IsEnough() => Assert.True(new RowEncoder(Context(SqlType.String, "value", "topic"), topic: null).IsRaw);

    private static SinkContext Context(SqlType type, params string[] names) => new(
        "title", new Schema([.. names.Select(n => new StructField(n, type))]), OutputMode.Append, TimeZoneInfo.Utc, -1, true);
}

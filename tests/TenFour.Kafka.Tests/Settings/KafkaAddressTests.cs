using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Tests.Settings;

public sealed class KafkaAddressTests
{
    [Theory]
    [InlineData("kafka://localhost:9092/calls", "localhost:9092", "calls", "Subscribe[calls]")]
    [InlineData("KAFKA://localhost/calls", "localhost:9092", "calls", "Subscribe[calls]")]
    [InlineData("kafka://[::1]:9093,[::2]/calls", "[::1]:9093,[::2]:9092", "calls", "Subscribe[calls]")]
    [InlineData("kafka://a:1,b:2/x,y", "a:1,b:2", "x,y", "Subscribe[x, y]")]
    [InlineData("kafka://h:1/?subscribePattern=calls%5B0-9%5D*", "h:1", "calls[0-9]*", "SubscribePattern[calls[0-9]*]")]
    [InlineData("kafka://h:1?subscribepattern=calls.*", "h:1", "calls.*", "SubscribePattern[calls.*]")]
    [InlineData("kafka://h:1/?assign={\"calls\":[1,0]}", "h:1", "calls", "Assign[calls-0, calls-1]")]
    public void ParseSource_Address_IsUnderstood(string text, string servers, string name, string strategy)
    {
        var address = KafkaAddress.ParseSource(text);

        Assert.Equal(servers, address.Servers);
        Assert.Equal(name, address.Name);
        Assert.Equal(strategy, address.Strategy);
    }

    [Theory]
    [InlineData("kafka://localhost:9092", "names no topic")]
    [InlineData("kafka:///calls", "names no broker")]
    [InlineData("kafka://h:99999/calls", "is no broker")]
    [InlineData("kafka://h:1/calls?subscribePattern=x", "beside other topics")]
    [InlineData("kafka://h:1/?subscribePattern=(", "no regular expression")]
    [InlineData("kafka://h:1/?assign=calls", "names no partitions")]
    [InlineData("kafka://h:1/?assign={\"calls\":[]}", "names no partitions")]
    [InlineData("kafka://h:1:2/calls", "is no broker")]
    [InlineData("kafka://h:1/calls?exactlyOnce=true", "option of a sink")]
    [InlineData("kafka://h:1/?subscribePatern=x", "no option subscribePatern")]
    public void ParseSource_Mistake_IsRefusedWithAdvice(string text, string expected)
    {
        var error = Assert.Throws<StreamingException>(() => KafkaAddress.ParseSource(text));

        Assert.Equal(Fault.User, error.Fault);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void Parse_Password_IsRefusedAndNotRepeated()
    {
        var error = Assert.Throws<StreamingException>(() => KafkaAddress.Parse("kafka://user:geheim@localhost:9092/calls"));

        Assert.DoesNotContain("geheim", error.Message + error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseSink_Options_AreUnderstood()
    {
        Assert.True(KafkaAddress.ParseSink("kafka://h:1/out?exactlyOnce=true").ExactlyOnce);
        Assert.Empty(KafkaAddress.ParseSink("kafka://h:1").Topics);
        Assert.Throws<StreamingException>(() => KafkaAddress.ParseSink("kafka://h:1/a,b"));
        Assert.Throws<StreamingException>(() => KafkaAddress.ParseSink("kafka://h:1/a?exactlyOnce=perhaps"));
    }
}

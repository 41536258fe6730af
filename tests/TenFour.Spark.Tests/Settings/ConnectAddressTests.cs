using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Settings;

public sealed class ConnectAddressTests
{
    private const string SessionText = "5b4b5f6e-0d3b-4a0c-9d0e-0a1b2c3d4e5f";

    [Theory]
    [InlineData("sc://spark", "spark", 15002)]
    [InlineData("sc://spark/", "spark", 15002)]
    [InlineData("sc://spark:7", "spark", 7)]
    [InlineData("SC://spark:7/;", "spark", 7)]
    [InlineData("sc://[::1]:7", "[::1]", 7)]
    [InlineData("sc://[::1]", "[::1]", 15002)]
    public void Parse_HostAndPort_AreRead(string text, string host, int port)
    {
        var address = ConnectAddress.Parse(text);

        Assert.Equal((host, port, false), (address.Host, address.Port, address.UseTls));
        Assert.Equal(ConnectAddress.DefaultMaxMessageBytes, address.MaxMessageBytes);
    }

    [Fact]
    public void Parse_Parameters_AreRead()
    {
        var address = ConnectAddress.Parse(
            $"sc://spark:7/;use_ssl=true;user_id=ann%20b;user_agent=mine;session_id={SessionText};grpc_max_message_size=1000;x-team=blue");

        Assert.True(address.UseTls);
        Assert.Equal(("ann b", "mine", Guid.Parse(SessionText), 1000), (address.UserId, address.UserAgent, address.SessionId, address.MaxMessageBytes));
        Assert.Equal("blue", address.Headers["x-team"]);
    }

    [Fact]
    public void Parse_Token_BringsTlsAndIsNeverShown()
    {
        var address = ConnectAddress.Parse("sc://spark/;token=s3cret=");

        Assert.Equal(("s3cret=", true), (address.Token, address.UseTls));
        Assert.DoesNotContain("s3cret", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spark://host:7077", "sc://")]
    [InlineData("sc://", "no host")]
    [InlineData("sc://:15002", "no host")]
    [InlineData("sc://host:", "no port")]
    [InlineData("sc://host:0", "no port")]
    [InlineData("sc://host:65536", "no port")]
    [InlineData("sc://host:1a", "no port")]
    [InlineData("sc://::1:15002", "no host and port")]
    [InlineData("sc://ann@host", "user before the host")]
    [InlineData("sc://host;use_ssl=true", "slash")]
    [InlineData("sc://host/calls", "path, 'calls'")]
    [InlineData("sc://host/;use_ssl", "use_ssl has no value")]
    [InlineData("sc://host/;user_id=", "user_id has no value")]
    [InlineData("sc://host/;=x", "no name")]
    [InlineData("sc://host/;use_ssl=yes", "use_ssl is 'yes'")]
    [InlineData("sc://host/;use_ssl=true;use_ssl=true", "twice")]
    [InlineData("sc://host/;session_id=7", "no UUID")]
    [InlineData("sc://host/;grpc_max_message_size=-1", "grpc_max_message_size")]
    [InlineData("sc://host/;Token=s3cret", "no parameter Token")]
    [InlineData("sc://host/;X Y=s3cret", "X Y is no name")]
    [InlineData("sc://host/;token=s3cret;use_ssl=false", "unencrypted")]
    public void Parse_MalformedPart_IsNamedWithoutSecrets(string text, string expected)
    {
        var error = Assert.Throws<StreamingException>(() => ConnectAddress.Parse(text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message + error.Advice, StringComparison.Ordinal);
        Assert.Equal(Fault.User, error.Fault);
    }
}

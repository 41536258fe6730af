using System.Net;
using TenFour.Dashboard.Security;

namespace TenFour.Dashboard.Tests.Security;

public sealed class RequestCheckTests
{
    private static readonly RequestFacts Plain = new("localhost", "localhost:8810", null, IsForeign: false, CanChange: false, null, null, null);

    [Fact]
    public void Request_FromAnotherSitesName_IsRefusedOnLoopback() =>
        Assert.Equal(RequestVerdict.WrongHost, new RequestCheck(null, IPAddress.Loopback).Decide(Plain with { Host = "evil.example" }));

    [Theory]
    [InlineData("127.0.0.2", "127.0.0.2")]
    [InlineData("::1", "[::1]")]
    public void Request_ToTheAddressThatIsListenedOn_IsAllowed(string listened, string host) =>
        Assert.Equal(RequestVerdict.Allowed, new RequestCheck(null, IPAddress.Parse(listened)).Decide(Plain with { Host = host }));

    [Theory]
    [InlineData("http://localhost:8810", nameof(RequestVerdict.Allowed))]
    [InlineData("http://localhost:9999", nameof(RequestVerdict.WrongOrigin))]
    [InlineData("https://evil.example", nameof(RequestVerdict.WrongOrigin))]
    [InlineData("null", nameof(RequestVerdict.WrongOrigin))]
    public void Origin_OfARequestThatCanChange_MustBeThePageItself(string origin, string expected) => Assert.Equal(
        Enum.Parse<RequestVerdict>(expected), new RequestCheck(null, IPAddress.Loopback).Decide(Plain with { CanChange = true, Origin = origin }));

    [Fact]
    public void Request_ThatABrowserCallsForeign_IsRefused() =>
        Assert.Equal(RequestVerdict.WrongOrigin, new RequestCheck(null, IPAddress.Loopback).Decide(Plain with { IsForeign = true }));

    [Fact]
    public void Token_WhereDemanded_IsTakenFromAddressCookieOrHeader()
    {
        var check = new RequestCheck("secret", IPAddress.Any);

        Assert.Equal(RequestVerdict.NeedsToken, check.Decide(Plain));
        Assert.Equal(RequestVerdict.NeedsToken, check.Decide(Plain with { BearerToken = "wrong!" }));
        Assert.Equal(RequestVerdict.BringsToken, check.Decide(Plain with { QueryToken = "secret" }));
        Assert.Equal(RequestVerdict.Allowed, check.Decide(Plain with { CookieToken = "secret" }));
        Assert.Equal(RequestVerdict.Allowed, check.Decide(Plain with { BearerToken = "secret" }));
    }
}

using TenFour.Dashboard.Security;

namespace TenFour.Dashboard.Tests.Security;

public sealed class RequestCheckTests
{
    private static readonly RequestFacts Plain = new("localhost", "localhost:8810", null, IsForeign: false, CanChange: false, null, null, null);

    [Fact]
    public void Request_FromAnotherSitesName_IsRefusedOnLoopback() =>
        Assert.Equal(RequestVerdict.WrongHost, new RequestCheck(null, isLoopback: true).Decide(Plain with { Host = "evil.example" }));

    [Theory]
    [InlineData("http://localhost:8810", nameof(RequestVerdict.Allowed))]
    [InlineData("http://localhost:9999", nameof(RequestVerdict.WrongOrigin))]
    [InlineData("https://evil.example", nameof(RequestVerdict.WrongOrigin))]
    [InlineData("null", nameof(RequestVerdict.WrongOrigin))]
    public void Origin_OfARequestThatCanChange_MustBeThePageItself(string origin, string expected) => Assert.Equal(
        Enum.Parse<RequestVerdict>(expected), new RequestCheck(null, isLoopback: true).Decide(Plain with { CanChange = true, Origin = origin }));

    [Fact]
    public void Request_ThatABrowserCallsForeign_IsRefused() =>
        Assert.Equal(RequestVerdict.WrongOrigin, new RequestCheck(null, isLoopback: true).Decide(Plain with { IsForeign = true }));

    [Fact]
    public void Token_WhereDemanded_IsTakenFromAddressCookieOrHeader()
    {
        var check = new RequestCheck("secret", isLoopback: false);

        Assert.Equal(RequestVerdict.NeedsToken, check.Decide(Plain));
        Assert.Equal(RequestVerdict.NeedsToken, check.Decide(Plain with { BearerToken = "wrong!" }));
        Assert.Equal(RequestVerdict.BringsToken, check.Decide(Plain with { QueryToken = "secret" }));
        Assert.Equal(RequestVerdict.Allowed, check.Decide(Plain with { CookieToken = "secret" }));
        Assert.Equal(RequestVerdict.Allowed, check.Decide(Plain with { BearerToken = "secret" }));
    }
}

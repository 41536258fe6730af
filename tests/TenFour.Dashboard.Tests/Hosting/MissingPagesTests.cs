using System.Net;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class MissingPagesTests(RunningPageFixture shared) : IClassFixture<RunningPageFixture>
{
    [Fact]
    public async Task Address_ThatIsNoPage_GivesABrowserOneThatSaysSo()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing-here");
        request.Headers.Add("Accept", "text/html");

        using var answer = await shared.Page.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/statistics/nothing", "There is no statistic nothing")]
    [InlineData("/statistics/nothing/edit", "There is no statistic nothing")]
    [InlineData("/engine/nothing", "There is no query nothing")]
    [InlineData("/engine/calls-by-type?run=00000000-0000-0000-0000-000000000001", "There is no such run")]
    [InlineData("/topics/nothing", "There is no topic nothing")]
    public async Task Address_OfSomethingThatIsNotThere_IsAnsweredSoAndSaysIt(string path, string message)
    {
        using var answer = await shared.Page.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing-here.js", "*/*")]
    [InlineData("/api/nothing-here", "text/html")]
    public async Task Address_OfAFileOrOfData_GivesNoPage(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);

        using var answer = await shared.Page.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Tests.Hosting;

namespace TenFour.Dashboard.Tests.Api;

public sealed class ResultApiTests(RunningPageFixture shared) : IClassFixture<RunningPageFixture>
{
    [Fact]
    public async Task Rows_OfAResult_AreSortedAndFilteredOverAllOfIt()
    {
        var page = shared.Page;
        await page.UntilAsync("/api/statistics/weekday-by-hour", r => r.TryGetProperty("count", out var n) && n.GetInt64() == 168);

        var sorted = await page.WithRowsAsync("weekday-by-hour", "?sort=-calls");
        var mondays = await page.WithRowsAsync("weekday-by-hour", "?filter=MONday&sort=hour");
        var second = await page.WithRowsAsync("weekday-by-hour", "?sort=hour&page=2");

        var calls = Column(sorted, "calls");
        Assert.Equal(calls.OrderDescending(), calls);
        Assert.Equal((24, 24), (mondays.GetProperty("matching").GetInt32(), mondays.GetProperty("rows").GetArrayLength()));
        Assert.Equal(Enumerable.Range(0, 24).Select(h => (long)h), Column(mondays, "hour"));
        Assert.Equal(50, second.GetProperty("rows").GetArrayLength());
        Assert.Equal(7, Column(second, "hour")[0]);
    }

    [Fact]
    public async Task Result_OfAWindowedStatistic_IsFoundInWithoutBuildingAllOfIt()
    {
        var page = shared.Page;
        var whole = await page.UntilAsync("/api/statistics/calls-by-type", r => r.TryGetProperty("count", out var n) && n.GetInt64() > 100_000);

        var oldest = await page.WithRowsAsync("calls-by-type", "?sort=window&filter=GOA");

        Assert.Equal(1000, whole.GetProperty("rows").GetArrayLength());
        var starts = oldest.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("window").GetProperty("start").GetDateTimeOffset()).ToList();
        Assert.Equal(starts.Order(), starts);
        Assert.All(oldest.GetProperty("rows").EnumerateArray(), r => Assert.Equal("GOA", r.GetProperty("disposition").GetString()));
        Assert.InRange(oldest.GetProperty("matching").GetInt64(), 1000, oldest.GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Download_OfTheFewRowsOfALargeResultThatAFilterLeaves_IsInOrder()
    {
        var page = shared.Page;
        await page.UntilAsync("/api/statistics/calls-by-type", r => r.TryGetProperty("count", out var n) && n.GetInt64() > ResultLimits.OrderedRows);

        var csv = await page.Client.GetStringAsync("/api/statistics/calls-by-type/rows.csv?sort=-count&filter=alarm");

        var counts = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => long.Parse(line.TrimEnd('\r').Split(',')[^1], CultureInfo.InvariantCulture)).ToList();
        Assert.True(counts.Distinct().Count() > 1);
        Assert.Equal(counts.OrderDescending(), counts);
    }

    [Fact]
    public async Task Downloads_OfAResult_HaveAllItsRows()
    {
        var page = shared.Page;
        await page.UntilAsync("/api/statistics/calls-by-type", r => r.TryGetProperty("count", out var n) && n.GetInt64() > 250_000);
        await page.WithRowsAsync("weekday-by-hour");

        using var csv = await page.Client.GetAsync("/api/statistics/calls-by-type/rows.csv?filter=GOA");
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var parquet = await page.Client.GetAsync("/api/statistics/weekday-by-hour/rows.parquet");
        var bytes = await parquet.Content.ReadAsByteArrayAsync();

        Assert.Equal("window_start,window_end,original_crime_type_name,disposition,count", lines[0]);
        Assert.InRange(lines.Length, ResultLimits.FoundRows, int.MaxValue);
        Assert.All(lines[1..], l => Assert.Contains("GOA", l, StringComparison.Ordinal));
        Assert.Equal(lines.Length, lines.Distinct().Count());
        Assert.Equal(("PAR1", "PAR1"), (Encoding.ASCII.GetString(bytes[..4]), Encoding.ASCII.GetString(bytes[^4..])));
    }

    [Fact]
    public async Task Rows_OfTwoColumnsOfOneName_HaveBoth()
    {
        using var saved = await shared.Page.PutAsync("twice", "SELECT crime_id AS a, disposition AS a FROM calls");

        var result = await shared.Page.WithRowsAsync("twice");

        Assert.Equal(["a", "a_2"], result.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Equal(["a", "a_2"], result.GetProperty("rows")[0].EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("rows.parquet")]
    public async Task Download_OfAVersionThatIsNotThere_IsRefused(string file)
    {
        await shared.Page.WithRowsAsync("calls-per-day");

        using var answer = await shared.Page.Client.GetAsync($"/api/statistics/calls-per-day/{file}?batch=99999999");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no batch 99999999", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_OfInventedCalls_SaySo()
    {
        var page = shared.Page;
        var result = await page.WithRowsAsync("weekday-by-hour");

        using var csv = await page.Client.GetAsync("/api/statistics/weekday-by-hour/rows.csv");
        using var topics = await page.Client.GetAsync("/api/topics");

        Assert.True(result.GetProperty("simulated").GetBoolean());
        Assert.Equal("weekday-by-hour-simulated.csv", csv.Content.Headers.ContentDisposition!.FileName);
        Assert.All([csv, topics], answer => Assert.Equal("true", answer.Headers.GetValues("X-TenFour-Simulated").Single()));
    }

    [Fact]
    public async Task Downloads_OfAnUnknownStatistic_AreNotFound()
    {
        var page = shared.Page;

        using var answer = await page.Client.GetAsync("/api/statistics/nothing/rows.parquet");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/nothing", 404, "There is nothing at /api/nothing.")]
    [InlineData("/api/statistics/nothing", 404, "There is no statistic nothing.")]
    [InlineData("/api/statistics/nothing/rows.csv", 404, "There is no statistic nothing.")]
    [InlineData("/api/statistics/calls-per-day?page=x", 400, "'x' is no value for page.")]
    [InlineData("/api/topics/nothing/records", 404, "There is no topic nothing.")]
    [InlineData("/api/engine/nothing", 404, "There is no query nothing.")]
    [InlineData("/api/engine/nothing/run", 404, "There is no run of nothing.")]
    [InlineData("/api/topics/calls/records?max=0", 400, "'0' is no value for max.")]
    [InlineData("/api/topics/calls/records?max=-1", 400, "'-1' is no value for max.")]
    [InlineData("/api/engine/calls/run?run=x", 400, "'x' is no value for run.")]
    [InlineData("/api/engine/calls/batches/999999999", 404, "There is no report of batch 999999999 of calls.")]
    [InlineData("/api/check", 405, "/api/check does not take GET.")]
    public async Task Address_OfWhatIsNotThere_SaysSo(string address, int status, string error)
    {
        var page = shared.Page;
        await page.UntilAsync("/api/engine/calls/run", _ => true);

        using var answer = await page.Client.GetAsync(address);

        Assert.Equal((status, "application/json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var words = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(error, words.RootElement.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("crime_id IN (SELECT disposition_code FROM radio_code)", "Here no stream and no table has a name.")]
    [InlineData("crime_id", "The condition on the records")]
    public async Task Condition_OfATopic_IsRefusedWithoutWordsOfTheCommandLine(string condition, string expected)
    {
        using var answer = await shared.Page.Client.GetAsync($"/api/topics/calls/records?where={Uri.EscapeDataString(condition)}");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("--", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?sort=nothing&filter=%00%F0%9F%98%80&page=-5&batch=99999999")]
    [InlineData("?page=2147483647")]
    public async Task Question_OfNonsense_IsPassedOver(string question)
    {
        var page = shared.Page;
        await page.WithRowsAsync("calls-per-day");

        using var answer = await page.Client.GetAsync("/api/statistics/calls-per-day" + question);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static List<long> Column(JsonElement result, string name) => [.. result.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty(name).GetInt64())];
}

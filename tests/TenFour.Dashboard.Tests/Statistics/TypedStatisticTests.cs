using System.Net;
using System.Text.Json;
using TenFour.Dashboard.Tests.Hosting;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Statistics;

/// <summary>Statistics that somebody types, wrong ones and greedy ones among them.</summary>
public sealed class TypedStatisticTests(RunningPageFixture shared) : IClassFixture<RunningPageFixture>
{
    private const string Fine = "-- title: Mine\n-- mode: complete\nSELECT disposition, count(*) AS calls FROM calls GROUP BY disposition ORDER BY calls DESC";

    [Fact]
    public async Task Statistic_ThatIsTyped_RunsSurvivesARestartAndCanBeRemoved()
    {
        using var folder = new TemporaryFolder();
        await using (var page = await RunningPage.StartAsync(folder))
        {
            using var saved = await page.PutAsync("mine", Fine);
            Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
            Assert.Equal("Mine", (await page.WithRowsAsync("mine")).GetProperty("title").GetString());
        }

        await using (var page = await RunningPage.StartAsync(folder))
        {
            await page.WithRowsAsync("mine");
            using var removed = await page.Client.DeleteAsync("/api/statistics/mine");
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
            using var gone = await page.Client.GetAsync("/api/statistics/mine");
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "statistics")));
    }

    [Theory]
    [InlineData("calls-per-day", "built in")]
    [InlineData("calls", "first page")]
    [InlineData("minutes", "first page")]
    [InlineData("new", "no name")]
    [InlineData("..%2Fescape", "no name")]
    [InlineData("Große", "no name")]
    public async Task Name_ThatIsTakenOrNone_IsRefused(string name, string expected)
    {
        var page = shared.Page;

        using var answer = await page.PutAsync(name, Fine);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_ThatIsWrong_IsRefusedWithLineAndColumn()
    {
        var page = shared.Page;

        using var answer = await page.PutAsync("mine", "-- mode: append\nSELECT disposition,\n  dispo FROM calls");

        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal((3, 3), (error.RootElement.GetProperty("line").GetInt32(), error.RootElement.GetProperty("column").GetInt32()));
        Assert.Equal("UNRESOLVED_COLUMN.WITH_SUGGESTION", error.RootElement.GetProperty("condition").GetString());
    }

    [Fact]
    public async Task Check_OfAGoodText_NamesItsColumns()
    {
        var page = shared.Page;
        using var body = new StringContent(Fine);

        using var answer = await page.Client.PostAsync("/api/check", body);

        Assert.Contains("calls BIGINT", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistic_WhoseHeaderNamesTheFields_HasThose()
    {
        const string sql = "-- schema: crime_id STRING, updated_date_time TIMESTAMP, x DOUBLE\nSELECT crime_id, updated_date_time, x FROM calls";
        var page = shared.Page;
        using var body = new StringContent(sql);

        using var check = await page.Client.PostAsync("/api/check", body);
        using var saved = await page.PutAsync("fields", sql);
        var rows = await page.WithRowsAsync("fields");
        using var removed = await page.Client.DeleteAsync("/api/statistics/fields");

        Assert.Contains("x DOUBLE", await check.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        Assert.NotEqual("", rows.GetProperty("rows")[0].GetProperty("crime_id").GetString());
        Assert.Equal(JsonValueKind.Null, rows.GetProperty("rows")[0].GetProperty("x").ValueKind);
    }

    [Theory]
    [InlineData("make_interval(1, 2)", "1 years 2 months", "1 years 2 months")]
    [InlineData("from_json('{\"m\":{\"a\":\"b\",\"c\":null}}', 'm MAP<STRING, STRING>').m", "{\"a\":\"b\",\"c\":null}", "\"{\"\"a\"\":\"\"b\"\",\"\"c\"\":null}\"")]
    public async Task Value_OfATypeThatNetLacks_IsShownAndDownloaded(string value, string expected, string cell)
    {
        var page = shared.Page;
        using var saved = await page.PutAsync("value", $"SELECT {value} AS v FROM calls");

        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        var rows = await page.WithRowsAsync("value");
        var csv = await page.Client.GetStringAsync("/api/statistics/value/rows.csv?filter=a");
        var text = await page.Client.GetStringAsync("/statistics/value");
        using var removed = await page.Client.DeleteAsync("/api/statistics/value");

        var shown = rows.GetProperty("rows")[0].GetProperty("v");
        Assert.Equal(expected, shown.ValueKind == JsonValueKind.String ? shown.GetString() : shown.GetRawText());
        Assert.Equal(cell, csv.Split("\r\n")[1]);
        Assert.DoesNotContain("defect", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_BeyondTheNumberThatRuns_SayTheLimit()
    {
        var page = shared.Page;
        await page.WithRowsAsync("calls-per-day");
        string[] names = [.. Enumerable.Range(1, 6).Select(i => $"mine-{i}")];

        foreach (var name in names)
        {
            using var saved = await page.PutAsync(name, Fine);
            Assert.Equal(name == names[^1] ? HttpStatusCode.Accepted : HttpStatusCode.NoContent, saved.StatusCode);
            Assert.Equal(name == names[^1], (await saved.Content.ReadAsStringAsync()).Contains("which is the limit", StringComparison.Ordinal));
        }

        await FailsWithAsync(page, names[^1], "5 statistics of your own are running, which is the limit.");
        var waiting = await page.UntilAsync($"/api/statistics/{names[^1]}", _ => true);
        using var download = await page.Client.GetAsync($"/api/statistics/{names[^1]}/rows.csv");
        Assert.False(waiting.GetProperty("active").GetBoolean());
        Assert.Contains("which is the limit", waiting.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, download.StatusCode);
        Assert.Contains("starts when one of them is stopped", await download.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var first = await page.Client.DeleteAsync($"/api/statistics/{names[0]}");
        await page.UntilAsync("/api/statistics", list => list.EnumerateArray().Any(s => s.GetProperty("name").GetString() == names[^1] && s.GetProperty("active").GetBoolean()));
        var running = await page.WithRowsAsync(names[^1]);
        Assert.True(running.GetProperty("active").GetBoolean());
        Assert.Equal(JsonValueKind.Null, running.GetProperty("error").ValueKind);
        foreach (var name in names[1..])
        {
            using var removed = await page.Client.DeleteAsync($"/api/statistics/{name}");
        }
    }

    [Theory]
    [InlineData("limit of", "-- mode: update\nSELECT window, count(*) AS n FROM calls GROUP BY window(call_date_time, '365 days', '1 second')")]
    [InlineData("limit of", "-- mode: append\nSELECT window(call_date_time, '365 days', '1 second') AS w, address FROM calls")]
    [InlineData("limit of", "-- mode: complete\nSELECT a.crime_id, b.crime_id AS other, repeat(a.address, 1000) AS long, count(*) AS n FROM calls a CROSS JOIN calls b GROUP BY ALL")]
    [InlineData("limit of", "-- mode: append\nSELECT count(*) OVER () FROM calls")]
    [InlineData("limit of", "-- mode: complete\nSELECT repeat(address, 1000000) AS long, count(*) AS n FROM calls GROUP BY repeat(address, 1000000)")]
    [InlineData("took longer than", "-- mode: append\nSELECT address FROM calls WHERE concat(repeat('a', 200), address) RLIKE '^(a+)+$'")]
    [InlineData("limit of", "-- mode: append\nSELECT levenshtein(repeat(address, 20000), repeat(disposition, 100000)) AS d FROM calls")]
    [InlineData("limit of", "-- mode: append\nSELECT sequence(1, 9000000) AS s FROM calls")]
    [InlineData("limit of", "-- mode: complete\nSELECT collect_list(repeat(crime_id, 2000)) AS all_of_them FROM calls")]
    public async Task Statistic_ThatIsGreedy_IsStoppedAndNothingElseSuffers(string expected, string sql)
    {
        var page = shared.Page;
        var before = (await page.WithRowsAsync("calls-per-hour")).GetProperty("batchId").GetInt64();

        using var saved = await page.PutAsync("greedy", sql);
        if (saved.IsSuccessStatusCode)
        {
            await FailsWithAsync(page, "greedy", expected);
        }
        else
        {
            Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
        }

        using var removed = await page.Client.DeleteAsync("/api/statistics/greedy");
        await page.UntilAsync("/api/statistics/calls-per-hour", r => r.GetProperty("batchId").GetInt64() > before);
    }

    [Fact]
    public async Task Statistic_WhoseStateGrowsOverTheLimit_IsStoppedAndKeepsNoRows()
    {
        var page = shared.Page;
        await page.WithRowsAsync("calls-per-day");

        using var saved = await page.PutAsync("growing", "-- mode: complete\nSELECT repeat(crime_id, 150) AS long, count(*) AS n FROM calls GROUP BY repeat(crime_id, 150)");

        await FailsWithAsync(page, "growing", "more than the limit of 64 MB");
        await page.UntilAsync("/api/statistics/growing", r => !r.TryGetProperty("count", out var count) || count.ValueKind == JsonValueKind.Null);
        using var removed = await page.Client.DeleteAsync("/api/statistics/growing");
    }

    [Fact]
    public async Task Download_OfARowThatIsTooLarge_IsRefused()
    {
        var page = shared.Page;
        await page.WithRowsAsync("calls-per-day");

        using var saved = await page.PutAsync("wide", "-- mode: complete\nSELECT state, collect_list(repeat(disposition, 1000)) AS all_of_them FROM calls GROUP BY state");
        await page.UntilAsync("/api/engine/wide", r => r.GetArrayLength() > 3);
        using var csv = await page.Client.GetAsync("/api/statistics/wide/rows.csv");

        Assert.Equal(HttpStatusCode.BadRequest, csv.StatusCode);
        Assert.Contains("RESOURCE_LIMIT.MEMORY", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var removed = await page.Client.DeleteAsync("/api/statistics/wide");
    }

    [Fact]
    public async Task Text_ThatNamesATableAgainAndAgain_IsRefused()
    {
        var page = shared.Page;
        var tables = string.Join(", ", Enumerable.Range(1, 40).Select(i => $"t{i} AS (SELECT * FROM t{i - 1} UNION ALL SELECT * FROM t{i - 1})"));

        using var answer = await page.PutAsync("greedy", $"WITH t0 AS (SELECT address FROM calls), {tables} SELECT * FROM t40");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("plan of the statistic would have more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_ThatIsVeryLong_IsRefused()
    {
        var page = shared.Page;

        using var answer = await page.PutAsync("greedy", "SELECT '" + new string('x', 100_000) + "' FROM calls");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("limit of 65,536", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<JsonElement> FailsWithAsync(RunningPage page, string name, string expected) => page.UntilAsync("/api/statistics", list => list
        .EnumerateArray()
        .Any(s => s.GetProperty("name").GetString() == name && s.GetProperty("error").GetString()?.Contains(expected, StringComparison.Ordinal) == true));
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using TenFour.Calls.Feeding;
using TenFour.Calls.Feeding.Live;
using TenFour.Calls.Tests.Support;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Tests.Feeding.Live;

public sealed class LiveCallFeedTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 30, 17, 20, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_OfACallThatCloses_WritesEachChangeAndTheClosedCallOnce()
    {
        var site = await RunAsync(
            5,
            () => ScriptedSite.Rows("a", Row(1, 0), Row(2, 1, closed: true)),
            () => ScriptedSite.Rows("b", Row(1, 0), Row(2, 1, closed: true)),
            () => ScriptedSite.Rows("c", Row(1, 5, closed: true), Row(1, 0), Row(2, 1, closed: true)),
            () => ScriptedSite.Rows("d", Row(1, 7, closed: true)));

        Assert.Equal(["1 0", "2 1", "1 5", "1 7"], Records("call_updates"));
        Assert.Equal(["2 1", "1 5"], Records("calls"));
        Assert.All(Gaps(site), gap => Assert.True(gap >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Run_OfARow_WritesTheFieldsOfTheFileAndTheExtras()
    {
        await RunAsync(1, () => ScriptedSite.Rows(null, Row(1, 5, closed: true)));

        Assert.Equal(
            """{"crime_id":"260000001","original_crime_type_name":"Traf Violation Cite","report_date":"2026-09-30T00:00:00.000","call_date":"2026-09-30T00:00:00.000","offense_date":"2026-09-30T00:00:00.000","call_time":"08:01","call_date_time":"2026-09-30T08:01:09.000","disposition":"Not recorded","address":"A ST \\ B ST","city":"San Francisco","state":"CA","agency_id":"1","address_type":"Intersection","common_location":"","longitude":-122.4,"latitude":37.7,"priority":"C","close_date_time":"2026-09-30T08:20:00.000","updated_date_time":"2026-09-30T09:05:00.000"}""",
            Lines("calls").Single());
    }

    [Fact]
    public async Task Run_OfUnchangedData_AsksConditionallyAndFromTheOverlapOn()
    {
        var site = await RunAsync(
            4,
            () => ScriptedSite.Rows("a", Row(1, 5)),
            () => ScriptedSite.Rows("b", Row(1, 5)),
            () => new HttpResponseMessage(HttpStatusCode.NotModified));

        Assert.DoesNotContain("where", site.Requests[0].Request.RequestUri!.Query, StringComparison.Ordinal);
        Assert.Contains("2026-09-30T07:05:00", site.Requests[1].Request.RequestUri!.Query, StringComparison.Ordinal);
        Assert.Empty(site.Requests[1].Request.Headers.IfNoneMatch);
        Assert.Equal("\"b\"", site.Requests[2].Request.Headers.IfNoneMatch.Single().Tag);
        Assert.Equal("\"b\"", site.Requests[3].Request.Headers.IfNoneMatch.Single().Tag);
        Assert.Equal(["1 5"], Records("call_updates"));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "429", "answered 429" },
        { "500", "answered 500" },
        { "unreachable", "cannot be reached" },
        { "garbage", "broken JSON" },
        { "object", "no list of rows" },
        { "html", "text/html instead of JSON" },
        { "moved", "has moved to https://elsewhere.example/" },
        { "bad", "answered 400: no such column" },
        { "renamed", "no row has the column cad_number" },
        { "times of another form", "none of the 1 rows of its answer can be read" },
        { "empty", "without a single call" },
        { "gzip", "damaged compression" },
        { "cut", "broke off its answer" },
        { "huge", "more than 64 MB" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Run_AfterAFault_SaysItAndGoesOnLater(string fault, string sentence)
    {
        using var time = new WaitingTime(Start) { End = Start.AddMinutes(30) };
        var site = new ScriptedSite(time, () => Fault(fault), () => Fault(fault), () => ScriptedSite.Rows(null, Row(1, 5)));
        var feed = Create(time, site);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(time.Ended));

        Assert.Contains(sentence, feed.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(["1 5"], Records("call_updates"));
        Assert.True(feed.Ready.IsCompletedSuccessfully);
        var gaps = Gaps(site).ToArray();
        Assert.True(gaps[0] >= TimeSpan.FromMinutes(fault == "429" ? 5 : 1) && gaps[1] >= TimeSpan.FromMinutes(2), $"{gaps[0]} {gaps[1]}");
    }

    [Fact]
    public async Task Run_WithUnreadableRows_LeavesThemOutAndSaysSo()
    {
        using var time = new WaitingTime(Start) { End = Start.AddSeconds(30) };
        var bad = Row(2, 1).Replace("2026-09-30T08:", "yesterday ", StringComparison.Ordinal);
        var feed = Create(time, new ScriptedSite(time, () => ScriptedSite.Rows(null, Row(1, 5), bad, "7")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(time.Ended));

        Assert.Equal("2 of 3 rows of the last answer could not be read and were left out.", feed.Status.Notices.Single());
        Assert.Equal(1, feed.Status.Updates);
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 9, 30, 0, TimeSpan.FromHours(-7)), feed.Status.DataTime);
    }

    [Theory]
    [InlineData("\"call_type_original_desc\":\"TRAF", "\"call_type_original_desc\":\"\\ud800")]
    [InlineData("\"cad_number\":\"", "\"cad_number\":\"\\udc00")]
    [InlineData("\"received_datetime\":\"2026", "\"received_datetime\":\"0001")]
    [InlineData("\"call_last_updated_at\":\"2026", "\"call_last_updated_at\":\"9999")]
    [InlineData("\"data_as_of\":\"2026", "\"data_as_of\":\"9999")]
    [InlineData("\"priority_final\"", "\"close_datetime\":1790000000,\"priority_final\"")]
    public async Task Run_OfARowThatIsOdd_LeavesItOutAndGoesOn(string text, string instead)
    {
        await RunAsync(3, () => ScriptedSite.Rows(null, Row(1, 5), Row(2, 1).Replace(text, instead, StringComparison.Ordinal)));

        Assert.Equal(["1 5"], Records("call_updates"));
    }

    [Theory]
    [InlineData("1e999,37.7")]
    [InlineData("-122.4,1000")]
    [InlineData("\"-122.4\",\"37.7\"")]
    public async Task Run_OfAPlaceThatIsNone_WritesTheCallWithoutIt(string coordinates)
    {
        await RunAsync(1, () => ScriptedSite.Rows(null, Row(1, 5).Replace("-122.4,37.7", coordinates, StringComparison.Ordinal)));

        Assert.DoesNotContain("longitude", Lines("call_updates").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfNumbersInsteadOfTexts_ReadsThem()
    {
        await RunAsync(1, () => ScriptedSite.Rows(null, Row(1, 5).Replace("\"260000001\"", "260000001", StringComparison.Ordinal)));

        Assert.Equal(["1 5"], Records("call_updates"));
    }

    [Fact]
    public async Task Run_OfAColumnOfAnotherForm_SaysSo()
    {
        using var time = new WaitingTime(Start) { End = Start.AddSeconds(30) };
        var rows = Enumerable.Range(100, 100).Select(i => Row(i, 5, closed: true).Replace("\"C\"", "{}", StringComparison.Ordinal)).ToArray();
        var feed = Create(time, new ScriptedSite(time, () => ScriptedSite.Rows(null, rows)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(time.Ended));

        Assert.Contains("The column priority_final of the last answer has another form than it had: what depends on it is missing.", feed.Status.Notices);
    }

    [Fact]
    public async Task Run_OfARowAheadOfTheClock_AsksFromNowOn()
    {
        var site = await RunAsync(
            3, () => ScriptedSite.Rows(null, Row(1, 5), Row(2, 1).Replace("2026-09-30T09", "2099-01-01T09", StringComparison.Ordinal)));

        // The feed starts at 10:20 by the city's clock.
        Assert.Contains("2026-09-30T08:20:00", site.Requests[1].Request.RequestUri!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfTwoRowsOfOneCallAndMoment_WritesOneChange()
    {
        string[] rows = [Row(1, 5, closed: true), Row(1, 5)];
        await RunAsync(4, () => ScriptedSite.Rows(null, rows), () => ScriptedSite.Rows(null, rows), () => ScriptedSite.Rows(null, [.. rows.Reverse()]));

        Assert.Equal(["1 5"], Records("call_updates"));
        Assert.Equal(["1 5"], Records("calls"));
    }

    [Fact]
    public async Task Run_OfADatasetWithTimesInsteadOfTags_AsksConditionally()
    {
        var changed = new DateTimeOffset(2026, 9, 30, 17, 0, 0, TimeSpan.Zero);
        HttpResponseMessage Dated()
        {
            var rows = ScriptedSite.Rows(null, Row(1, 5));
            rows.Content.Headers.LastModified = changed;
            return rows;
        }

        var site = await RunAsync(4, Dated, Dated, () => new HttpResponseMessage(HttpStatusCode.NotModified));

        Assert.Null(site.Requests[1].Request.Headers.IfModifiedSince);
        Assert.Equal(changed, site.Requests[2].Request.Headers.IfModifiedSince);
        Assert.Equal(changed, site.Requests[3].Request.Headers.IfModifiedSince);
    }

    [Fact]
    public async Task Run_KilledAtAnyCallOfATopic_LosesAndDoublesNothing()
    {
        Func<HttpResponseMessage>[] script =
            [() => ScriptedSite.Rows(null, Row(1, 0), Row(2, 1, closed: true), Row(3, 2, closed: true)), () => ScriptedSite.Rows(null, Row(1, 5, closed: true))];
        for (var calls = 0; calls < 10; calls++)
        {
            var left = calls;
            using var folder = new TemporaryFolder();
            using (var time = new WaitingTime(Start) { End = Start.AddMinutes(5) })
            {
                var feed = Create(time, new ScriptedSite(time, script), folder, () => left-- <= 0);
                await Assert.ThrowsAnyAsync<Exception>(() => feed.RunAsync(time.Ended));
            }

            using var later = new WaitingTime(Start.AddHours(1)) { End = Start.AddHours(2) };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Create(later, new ScriptedSite(later, script), folder).RunAsync(later.Ended));

            Assert.Equal(["1 0", "2 1", "3 2", "1 5"], Records("call_updates", folder));
            Assert.Equal(["2 1", "3 2", "1 5"], Records("calls", folder));
        }
    }

    [Fact]
    public async Task Run_WithoutItsMemory_RefusesTopicsThatHaveRecords()
    {
        await RunAsync(1, () => ScriptedSite.Rows(null, Row(1, 5)));
        File.Delete(_folder["memory.json"]);

        using var time = new WaitingTime(Start);
        var again = Create(time, new ScriptedSite(time, () => ScriptedSite.Rows(null, Row(1, 5))));

        var error = await Assert.ThrowsAsync<StreamingException>(() => again.RunAsync(default));

        Assert.Contains("do not belong together", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAToken_SendsItAsAHeaderOnly()
    {
        using var time = new WaitingTime(Start) { End = Start.AddSeconds(30) };
        var site = new ScriptedSite(time, () => ScriptedSite.Rows(null, Row(1, 5)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create(time, site, token: "s3cret").RunAsync(time.Ended));

        Assert.Equal("s3cret", site.Requests[0].Request.Headers.GetValues("X-App-Token").Single());
        Assert.DoesNotContain("s3cret", site.Requests[0].Request.RequestUri!.ToString(), StringComparison.Ordinal);
        var error = Assert.Throws<StreamingException>(() => Create(time, site, token: "a\r\nb"));
        Assert.DoesNotContain("a\r\nb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfTheRealSnapshot_HasEachCallOnce()
    {
        var data = Environment.GetEnvironmentVariable("TENFOUR_TEST_DATA");
        Assert.SkipWhen(data is null, "TENFOUR_TEST_DATA names no folder of records");
        using var packed = new GZipStream(File.OpenRead(Path.Combine(data, "datasf-gnap-fj3t-2026-01-17.ndjson.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        var rows = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        await RunAsync(3, () => ScriptedSite.Rows(null, rows));

        Assert.Equal(rows.Length, Lines("call_updates").Length);
        Assert.Equal(rows.Count(row => row.Contains("close_datetime", StringComparison.Ordinal)), Lines("calls").Length);
        Assert.Equal(rows.Length, Lines("call_updates").Distinct().Count());
    }

    public void Dispose() => _folder.Dispose();

    private static HttpResponseMessage Fault(string fault)
    {
        switch (fault)
        {
            case "429":
                var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                busy.Headers.Add("Retry-After", "300");
                return busy;
            case "500":
                return new HttpResponseMessage(HttpStatusCode.InternalServerError);
            case "unreachable":
                throw new HttpRequestException("no such host");
            case "garbage":
                return ScriptedSite.Json(null, "[{\"cad_number\":");
            case "object":
                return ScriptedSite.Json(null, "{}");
            case "html":
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") };
            case "moved":
                var moved = new HttpResponseMessage(HttpStatusCode.MovedPermanently);
                moved.Headers.Location = new Uri("https://elsewhere.example/");
                return moved;
            case "bad":
                return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("no such column") };
            case "times of another form":
                return ScriptedSite.Rows(null, Row(1, 5).Replace(".000\"", "+00:00\"", StringComparison.Ordinal));
            case "empty":
                return ScriptedSite.Rows(null);
            case "gzip":
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent(new InvalidDataException("no archive")) };
            case "cut":
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent(new HttpIOException(HttpRequestError.ResponseEnded)) };
            case "huge":
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[(64 << 20) + 1]) };
            default:
                return ScriptedSite.Rows(null, Row(1, 5).Replace("cad_number", "cad_no", StringComparison.Ordinal));
        }
    }

    private static string Row(int number, int updated, bool closed = false) =>
        $$$"""
        {"cad_number":"26000000{{{number}}}","received_datetime":"2026-09-30T08:01:09.000","call_type_original_desc":"TRAF VIOLATION CITE",
        "priority_final":"C","intersection_name":"A ST \\ B ST","intersection_point":{"type":"Point","coordinates":[-122.4,37.7]},
        {{{(closed ? "\"close_datetime\":\"2026-09-30T08:20:00.000\"," : "")}}}
        "call_last_updated_at":"2026-09-30T09:0{{{updated}}}:00.000","data_as_of":"2026-09-30T09:30:00.000"}
        """;

    private static IEnumerable<TimeSpan> Gaps(ScriptedSite site) =>
        site.Requests.Zip(site.Requests.Skip(1), (first, second) => second.At - first.At);

    private async Task<ScriptedSite> RunAsync(int minutes, params Func<HttpResponseMessage>[] script)
    {
        using var time = new WaitingTime(Start) { End = Start.AddMinutes(minutes) };
        var site = new ScriptedSite(time, script);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create(time, site).RunAsync(time.Ended));
        return site;
    }

    private LiveCallFeed Create(
        TimeProvider time, ScriptedSite site, TemporaryFolder? folder = null, Func<bool>? dies = null, string? token = null)
    {
        var place = folder ?? _folder;
        var open = FolderTopics.Opener(time);
        var topics = new FeedTopics(place["calls"], place["call_updates"]);
        var options = new LiveCallFeedOptions { StateFile = place["memory.json"], Token = token };
        return new LiveCallFeed(
            topics,
            options,
            async (topic, producer, cancellation) => new KilledWriter(await open(topic, producer, cancellation), dies ?? (() => false)),
            time,
            () => site);
    }

    private string[] Lines(string topic, TemporaryFolder? folder = null) =>
        File.ReadAllLines(Path.Combine((folder ?? _folder)[topic], "partition-00000.ndjson"));

    /// <summary>The number of each call and the minute of its change, in the order of the topic.</summary>
    private string[] Records(string topic, TemporaryFolder? folder = null) => [.. Lines(topic, folder).Select(line =>
    {
        using var record = JsonDocument.Parse(line);
        var updated = record.RootElement.GetProperty("updated_date_time").GetString()!;
        return $"{record.RootElement.GetProperty("crime_id").GetString()![^1]} {int.Parse(updated[14..16], CultureInfo.InvariantCulture)}";
    })];
}

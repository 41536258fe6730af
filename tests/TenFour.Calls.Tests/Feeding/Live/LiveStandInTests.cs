using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TenFour.Calls.Feeding;
using TenFour.Calls.Feeding.Live;
using TenFour.Calls.Tests.Support;
using TenFour.Streaming.Topics;
using TenFour.Testing;
using static TenFour.Testing.DatasetRows;
using TemporaryFolder = TenFour.Calls.Tests.Support.TemporaryFolder;

namespace TenFour.Calls.Tests.Feeding.Live;

/// <summary>The live feed over real sockets. Hours of its clock pass in no time, the answers come in real time.</summary>
public sealed class LiveStandInTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 30, 17, 20, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private WaitingTime _time = new(Start);

    // Longer than a busy machine takes; shorter where no answer comes.
    private TimeSpan _answerLimit = TimeSpan.FromSeconds(30);

    public static TheoryData<string, int, string> Faults => new()
    {
        { "busy", 10, " answered 429." },
        { "broken", 1, " answered 500." },
        { "away", 1, " answered 503." },
        { "garbage", 1, "broken JSON" },
        { "cut", 1, "broken JSON" },
        { "silent", 1, " did not answer in 0.5 s." },
        { "stalled", 1, " did not answer in 0.5 s." },
        { "aborted", 1, " broke off its answer." },
        { "page", 1, "text/html instead of JSON" },
        { "renamed", 1, "no row has the column call_last_updated_at" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Run_AfterAFault_WaitsAndThenHasEverythingOnce(string fault, int minutes, string sentence)
    {
        await using var standIn = await StartAsync(Row(1, 5), Row(2, 6, closed: true));
        standIn.Fail(Fault(fault));
        _answerLimit = fault is "silent" or "stalled" ? TimeSpan.FromSeconds(0.5) : _answerLimit;

        var feed = await RunAsync(standIn, TimeSpan.FromMinutes(30));

        Assert.Contains(sentence, feed.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(Start.AddMinutes(minutes), standIn.Requests[1].At);
        Assert.Equal("", standIn.Requests[1].Tag);
        Assert.Equal(["01 5", "02 6"], Records("call_updates"));
        Assert.Equal(["02 6"], Records("calls"));
    }

    [Fact]
    public async Task Run_WithoutAServer_SaysItInOneSentenceAndAsksLessAndLessOften()
    {
        var standIn = await StartAsync(Row(1, 5));
        var address = standIn.Address;
        await standIn.DisposeAsync();

        _time = new WaitingTime(Start) { End = Start.AddMinutes(1.5) };
        var feed = Create(address);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(_time.Ended));

        Assert.Matches("^[0-9.]+ cannot be reached: [^()]+[.]$", feed.Status.LastError);
        Assert.Equal(Start.AddMinutes(3), feed.Status.NextAttempt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[{")]
    public async Task Run_WithAServerThatResetsTheConnection_SaysThatItBrokeOff(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _time = new WaitingTime(Start) { End = Start.AddMinutes(0.5) };
        var resetting = ResetAsync(listener, answer);
        var feed = Create(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(_time.Ended));
        await resetting;

        Assert.Equal("127.0.0.1 broke off its answer.", feed.Status.LastError);
    }

    [Fact]
    public async Task Run_OfUnchangedRows_AsksOnceAMinuteAndConditionally()
    {
        await using var standIn = await StartAsync(Row(1, 5), Row(1, 5), Row(2, 6, closed: true), Row(2, 6, closed: true));

        await RunAsync(standIn, TimeSpan.FromMinutes(4.5));

        Assert.Equal(Enumerable.Range(0, 5).Select(minute => Start.AddMinutes(minute)), standIn.Requests.Select(request => request.At));
        Assert.Equal(["", "call_last_updated_at >= '2026-09-30T07:06:00'"], standIn.Requests.Select(request => request.Where).Distinct());
        Assert.All(standIn.Requests.Take(2), request => Assert.Equal("", request.Tag));
        Assert.All(standIn.Requests.Skip(2), request => Assert.NotEqual("", request.Tag));
        Assert.Equal(["01 5", "02 6"], Records("call_updates"));
    }

    [Fact]
    public async Task Run_RestartedWithinAMinute_AsksNoEarlierAndStillConditionally()
    {
        await using var standIn = await StartAsync(Row(1, 5));
        await RunAsync(standIn, TimeSpan.FromSeconds(70));

        var feed = await RunAsync(standIn, TimeSpan.FromSeconds(30), Start.AddSeconds(80));

        Assert.Equal([Start, Start.AddSeconds(60)], standIn.Requests.Select(request => request.At));
        Assert.True(feed.Ready.IsCompletedSuccessfully);
        Assert.Equal(Start.AddSeconds(60), feed.Status.LastAnswer);
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 9, 59, 0, TimeSpan.FromHours(-7)), feed.Status.DataTime);

        await RunAsync(standIn, TimeSpan.FromSeconds(30), Start.AddSeconds(110));

        Assert.Equal(Start.AddSeconds(120), standIn.Requests[^1].At);
        Assert.NotEqual("", standIn.Requests[^1].Tag);
    }

    [Fact]
    public async Task Run_RestartedWhileTheServerWantsRest_GivesItThat()
    {
        await using var standIn = await StartAsync(Row(1, 5));
        standIn.Fail(StandInFaults.Status(StatusCodes.Status429TooManyRequests, TimeSpan.FromMinutes(10)));
        await RunAsync(standIn, TimeSpan.FromSeconds(20));

        var feed = await RunAsync(standIn, TimeSpan.FromSeconds(30), Start.AddSeconds(30));

        Assert.False(feed.Ready.IsCompleted);
        Assert.Contains("answered 429", feed.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(Start.AddMinutes(10), feed.Status.NextAttempt);

        await RunAsync(standIn, TimeSpan.FromMinutes(20), Start.AddMinutes(2));

        Assert.Equal([Start, Start.AddMinutes(10)], standIn.Requests.Take(2).Select(request => request.At));
        Assert.Equal(["01 5"], Records("call_updates"));
    }

    [Fact]
    public async Task Run_ContinuedFromAnyMoment_LosesAndDoublesNothing()
    {
        string[] first = [Row(1, 0), Row(2, 1, closed: true), Row(3, 2, closed: true)];
        string[] second = [Row(1, 7, closed: true), .. first[1..], Row(4, 8)];
        await using var standIn = await StartAsync(first);
        var moments = new List<(string Folder, DateTimeOffset At)>();
        void Keep() => moments.Add((Copy(_folder["live"], $"moment-{moments.Count}"), _time.Now));
        standIn.Arrived = earlier =>
        {
            Keep();
            standIn.Rows = earlier == 0 ? first : second;
        };
        _time = new WaitingTime(Start) { End = Start.AddMinutes(4) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create(standIn.Address, "live", moment: Keep).RunAsync(_time.Ended));

        standIn.Arrived = _ => { };
        Assert.InRange(moments.Count, 20, 60);
        foreach (var (folder, at) in moments)
        {
            var wasSeen = File.Exists(Path.Combine(folder, "seen.json"));
            await RunAsync(standIn, TimeSpan.FromMinutes(90), at.AddSeconds(1), Path.GetFileName(folder));

            Assert.Equal(["01 7", "02 1", "03 2"], Records("calls", folder).Order());
            Assert.Equal(
                [.. wasSeen ? ["01 0"] : Array.Empty<string>(), "01 7", "02 1", "03 2", "04 8"], Records("call_updates", folder).Order());
        }
    }

    [Fact]
    public async Task Run_OfTheRealSample_HasEachClosedCallOnceAndEachChange()
    {
        var data = Environment.GetEnvironmentVariable("TENFOUR_TEST_DATA");
        Assert.SkipWhen(data is null, "TENFOUR_TEST_DATA names no folder of records");
        using var packed = new GZipStream(File.OpenRead(Path.Combine(data, "datasf-gnap-fj3t-2026-01-17.ndjson.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        var rows = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await using var standIn = await StartAsync([.. rows.Select(WhileOpen)]);
        standIn.Arrived = earlier => standIn.Rows = earlier < 2 ? standIn.Rows : [.. rows, .. rows[..100]];
        standIn.Fail(StandInFaults.Status(StatusCodes.Status500InternalServerError), StandInFaults.BreakOff);

        await RunAsync(standIn, TimeSpan.FromHours(2), new DateTimeOffset(2026, 1, 17, 17, 15, 0, TimeSpan.Zero));

        var closed = rows.Where(row => row.Contains("\"close_datetime\"", StringComparison.Ordinal)).Select(row => Field(row, "cad_number")).ToArray();
        Assert.Equal(closed.Order(), Lines("calls").Select(line => Field(line, "crime_id")).Order());
        Assert.Equal(rows.Select(row => Field(row, "cad_number")).Order(), Lines("call_updates").Select(line => Field(line, "crime_id")).Distinct().Order());
        Assert.Equal(Lines("call_updates").Length, Lines("call_updates").Distinct().Count());
    }

    public void Dispose() => _folder.Dispose();

    private static Func<HttpContext, Task> Fault(string name) => name switch
    {
        "busy" => StandInFaults.Status(StatusCodes.Status429TooManyRequests, TimeSpan.FromMinutes(10)),
        "broken" => StandInFaults.Status(StatusCodes.Status500InternalServerError),
        "away" => StandInFaults.Status(StatusCodes.Status503ServiceUnavailable),
        "garbage" => StandInFaults.Body("\u0001\u0002 no JSON"),
        "cut" => StandInFaults.Body($"[{Row(1, 5)},{Row(2, 6)[..^9]}"),
        "silent" => StandInFaults.Silence,
        "stalled" => StandInFaults.Stall,
        "aborted" => StandInFaults.BreakOff,
        "page" => StandInFaults.Body("<html>Sorry</html>", "text/html"),
        _ => StandInFaults.Body($"[{Row(1, 5).Replace("call_last_updated_at", "changed", StringComparison.Ordinal)}]"),
    };

    /// <summary>Lets one request come, begins to answer, and closes the connection as a broken program does.</summary>
    private static async Task ResetAsync(TcpListener listener, string answer)
    {
        using var connection = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await connection.ReceiveAsync(new byte[65536]);
        await connection.SendAsync(Encoding.ASCII.GetBytes(answer));
        connection.LingerState = new LingerOption(enable: true, seconds: 0);
        connection.Close();
    }

    private static string Field(string record, string name)
    {
        using var document = JsonDocument.Parse(record);
        return document.RootElement.GetProperty(name).GetString()!;
    }

    private async Task<DatasetStandIn> StartAsync(params string[] rows)
    {
        var standIn = await DatasetStandIn.StartAsync(() => _time.Now);
        standIn.Rows = rows;
        return standIn;
    }

    private async Task<LiveCallFeed> RunAsync(DatasetStandIn standIn, TimeSpan duration, DateTimeOffset? start = null, string place = "live")
    {
        _time = new WaitingTime(start ?? Start) { End = (start ?? Start) + duration };
        var feed = Create(standIn.Address, place);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.RunAsync(_time.Ended));
        return feed;
    }

    private LiveCallFeed Create(Uri address, string place = "live", Action? moment = null)
    {
        var open = FolderTopics.Opener(_time);
        var folder = _folder[place];
        return new LiveCallFeed(
            new FeedTopics(Path.Combine(folder, "calls"), Path.Combine(folder, "call_updates")),
            new LiveCallFeedOptions { Address = address, StateFile = Path.Combine(folder, "seen.json"), AnswerLimit = _answerLimit },
            async (topic, producer, cancellation) => await open(topic, producer, cancellation) is var writer && moment is null ? writer : new WatchedWriter(writer, moment),
            _time);
    }

    private string Copy(string folder, string name)
    {
        var copy = _folder[name];
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".lock"))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(target);
            from.CopyTo(to);
        }

        return copy;
    }

    private string[] Lines(string topic, string? folder = null) =>
        File.ReadAllLines(Path.Combine(folder ?? _folder["live"], topic, "partition-00000.ndjson"));

    /// <summary>The number of each call and the minute of its change, in the order of the topic.</summary>
    private string[] Records(string topic, string? folder = null) =>
        [.. Lines(topic, folder).Select(line => $"{Field(line, "crime_id")[^2..]} {int.Parse(Field(line, "updated_date_time")[14..16], System.Globalization.CultureInfo.InvariantCulture)}")];
}

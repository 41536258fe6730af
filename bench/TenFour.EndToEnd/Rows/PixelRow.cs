using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TenFour.EndToEnd.Pages;
using TenFour.Streaming.Topics;

namespace TenFour.EndToEnd.Rows;

/// <summary>From the append of a record to the frame of a real browser that shows a result with it, at a steady rate.</summary>
internal sealed class PixelRow : IRow
{
    private const int Rate = 1_000;
    private const int WarmUpSeconds = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private const string Statistic = """
        -- title: Pixel
        -- mode: complete
        SELECT max(crime_id) AS newest, count(*) AS calls FROM calls
        """;

    /// <summary>Notes when a frame is drawn in which another newest record stands than before.</summary>
    private const string Watch = """
        window.seen = [];
        (function look() {
            requestAnimationFrame(() => {
                const newest = document.querySelector('table tbody td')?.textContent;
                if (newest && newest !== window.seen.at(-1)?.[0]) {
                    const entry = [newest, 0];
                    window.seen.push(entry);
                    const drawn = new MessageChannel();
                    drawn.port1.onmessage = () => { entry[1] = performance.timeOrigin + performance.now(); };
                    drawn.port2.postMessage(0);
                }
                look();
            });
        })();
        """;

    public string Name => "pixel";

    public string About => "record appended to result drawn by a real browser, 1,000 records/s";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        if (!PageBrowser.IsThere)
        {
            return [new RowResult(Name, About) { Skipped = PageBrowser.SkipReason }];
        }

        var folder = Directory.CreateDirectory(Path.Combine(context.Data.Scratch, "pixel-" + Path.GetRandomFileName())).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "statistics"));
        await File.WriteAllTextAsync(Path.Combine(folder, "statistics", "pixel.sql"), Statistic);
        var replayed = Path.Combine(folder, "calls.ndjson");
        await File.WriteAllBytesAsync(replayed, Record(0));

        // The replay of one record ends at once, and the topic is free for this program.
        await using var up = await RunningPage.StartAsync(context.Program, folder, "--replay", replayed);
        await using var browser = await PageBrowser.StartAsync();
        var page = await browser.OpenAsync(new Uri(up.Address, "/statistics/pixel"), Watch);
        await page.WaitForFunctionAsync("() => window.seen.length > 0");

        var seconds = context.Options.IsQuick ? 10 : 30;
        context.Log($"{seconds} s");
        var topic = Directory.EnumerateDirectories(Path.Combine(up.Data, "replay")).Select(d => Path.Combine(d, "calls")).Single();
        var appended = await AppendAsync(topic, Rate * (WarmUpSeconds + seconds));
        await page.WaitForFunctionAsync("newest => window.seen.at(-1)[0] === newest && window.seen.at(-1)[1] > 0", Id(appended.Length));
        var seen = await page.EvaluateAsync<JsonElement>("() => window.seen");
        var latencies = Latencies(appended, seen);
        var batch = await BatchP99Async(up.Address);
        var value = latencies.Quantile(0.99) - batch;
        return
        [
            new RowResult(Name, About + ": median") { Unit = "ms", Ours = new Measurement([latencies.Median]) },
            new RowResult(Name + "-p99", About + ": 99th percentile, without the batch's own time")
            {
                Unit = "ms",
                Ours = new Measurement([value]),
                Value = value,
                ValueUnit = "ms",
                Target = Target.AtMost(100, 100),
                Note = $"at most {latencies.Max:0} ms; {seen.GetArrayLength() / (double)(WarmUpSeconds + seconds):0.0} redraws a second",
            },
            new RowResult(Name + "-batch", "the same: the batch's own time, 99th percentile") { Unit = "ms", Ours = new Measurement([batch]) },
        ];
    }

    /// <summary>Appends at the rate, and gives for each record when its append was durable for readers, in milliseconds since 1970.</summary>
    private static async Task<double[]> AppendAsync(string topic, int records)
    {
        var times = new double[records];
        using var writer = FileTopicWriter.Open(topic, "bench", new FileTopicWriterOptions(), TimeProvider.System);
        var clock = Stopwatch.StartNew();
        for (var done = 0; done < records;)
        {
            await Task.Delay(Pause);
            var due = Math.Min(records, (int)(clock.Elapsed.TotalSeconds * Rate));
            var now = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds;
            for (; done < due; done++)
            {
                times[done] = now;
                writer.Append(0, Record(done + 1).AsSpan().TrimEnd((byte)'\n'));
            }

            writer.Commit(done.ToString(CultureInfo.InvariantCulture));
        }

        return times;
    }

    /// <summary>For each record the time until a frame showed it or a newer one.</summary>
    private static Measurement Latencies(double[] appended, JsonElement seen)
    {
        var latencies = new List<double>();
        var next = WarmUpSeconds * Rate;
        foreach (var frame in seen.EnumerateArray())
        {
            var newest = int.Parse(frame[0].GetString()!, CultureInfo.InvariantCulture);
            for (; next < newest; next++)
            {
                latencies.Add(frame[1].GetDouble() - appended[next]);
            }
        }

        return new Measurement(latencies);
    }

    private static async Task<double> BatchP99Async(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var run = JsonDocument.Parse(await client.GetStringAsync("/api/engine/pixel/run"));
        return run.RootElement.GetProperty("summary").GetProperty("latencyMs").GetProperty("p99").GetDouble();
    }

    private static string Id(int number) => number.ToString("00000000", CultureInfo.InvariantCulture);

    private static byte[] Record(int number) => Encoding.UTF8.GetBytes(
        $$"""{"crime_id":"{{Id(number)}}","original_crime_type_name":"Traffic Stop","call_date_time":"2018-03-01T10:00:00.000","disposition":"HAN","address":"100 Blk Howard St"}""" + "\n");
}

using System.Diagnostics;
using System.Text.Json;
using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Topics;

namespace TenFour.EndToEnd.Sides;

/// <summary>
/// TenFour at a steady rate: a thread appends records to a topic once a millisecond, a query follows, a subscriber takes its rows. The
/// latency of a record is the time from just before its append until the subscriber has the batch with it.
/// </summary>
internal sealed class VisibleSide(SideSettings settings) : ISide
{
    public const string Kind = "visible";

    public const string MedianMs = "medianMs";
    public const string Percentile99Ms = "p99Ms";
    public const string MaxMs = "maxMs";
    public const string Rate = "rate";

    private readonly int _rate = settings.Number("rate")!.Value;
    private readonly List<(long EndRecord, long Ticks)> _appends = [];
    private readonly Dictionary<long, long> _endRecordOfBatch = [];
    private readonly Dictionary<long, long> _ticksOfBatch = [];

    public async Task<SideResult> RunAsync()
    {
        using var scratch = new ScratchFolder(settings["scratch"]);
        _appends.Clear();
        _endRecordOfBatch.Clear();
        _ticksOfBatch.Clear();
        var (topic, sink) = (scratch.Of("calls"), new MemorySink());
        using var writer = FileTopicWriter.Open(topic, "bench", FileTopicWriterOptions.Default, TimeProvider.System);
        var subscriber = TakeAsync(sink.Subscribe());
        var query = new EngineQuery(Statistics.T, topic, OutputMode.Update) { Trigger = Trigger.Default }.Start(sink, scratch.Of("checkpoint"), Note);
        var clock = Stopwatch.StartNew();
        await Task.Factory.StartNew(
            () => Append(writer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var seconds = clock.Elapsed.TotalSeconds;
        await query.ProcessAllAvailableAsync();
        await query.StopAsync();
        await query.AwaitTerminationAsync();
        await subscriber;
        return new SideResult(seconds) { Values = Latencies(seconds) };
    }

    public Task<SideResult> VerifyAsync() => throw new BenchException("Latencies are not compared.");

    public void Dispose()
    {
        // Every run cleans up behind itself.
    }

    /// <summary>What a record waits for does not depend on the writer being late: it is not there yet.</summary>
    private void Append(FileTopicWriter writer)
    {
        using var lines = new LineReader(settings["lines"]);
        var (records, total) = (0L, (long)_rate * settings.Number("seconds")!.Value);
        var clock = Stopwatch.StartNew();
        while (records < total)
        {
            var due = Math.Min(total, (long)(clock.Elapsed.TotalSeconds * _rate));
            if (due > records)
            {
                var block = lines.Read((int)(due - records));
                records = due;
                _appends.Add((records, Stopwatch.GetTimestamp()));
                writer.AppendLines(0, block);
                writer.Flush();
            }

            Thread.Sleep(1);
        }
    }

    private async Task TakeAsync(IAsyncEnumerable<MemoryBatch> batches)
    {
        await foreach (var batch in batches)
        {
            _ticksOfBatch[batch.BatchId] = Stopwatch.GetTimestamp();
            batch.Dispose();
        }
    }

    private void Note(StreamingQueryProgress progress)
    {
        using var end = JsonDocument.Parse(progress.Sources[0].EndOffset);
        _endRecordOfBatch[progress.BatchId] = end.RootElement.EnumerateObject().First().Value.EnumerateObject().Sum(p => p.Value.GetInt64());
    }

    private Dictionary<string, double> Latencies(double seconds)
    {
        // The first seconds compile the code that runs.
        var warmUp = (long)_rate * settings.Number("warmUpSeconds")!.Value;
        var batches = _endRecordOfBatch.Where(b => _ticksOfBatch.ContainsKey(b.Key)).OrderBy(b => b.Key)
            .Select(b => (EndRecord: b.Value, Ticks: _ticksOfBatch[b.Key])).ToArray();
        var (latencies, at) = (new List<double>(), 0);
        foreach (var append in _appends)
        {
            while (batches[at].EndRecord < append.EndRecord)
            {
                at++;
            }

            if (append.EndRecord > warmUp)
            {
                latencies.Add((batches[at].Ticks - append.Ticks) * 1000.0 / Stopwatch.Frequency);
            }
        }

        var times = new Measurement(latencies);
        return new Dictionary<string, double>
        {
            [MedianMs] = times.Median, [Percentile99Ms] = times.Quantile(0.99), [MaxMs] = times.Max, [Rate] = _appends[^1].EndRecord / seconds,
        };
    }
}

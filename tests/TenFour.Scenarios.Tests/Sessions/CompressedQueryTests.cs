using System.IO.Compression;
using System.Text;
using TenFour.Calls;
using TenFour.Calls.Simulation;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Testing;
using ZstdSharp;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A compressed file is read once, while workers decode, and gives what the same records give uncompressed.</summary>
public sealed class CompressedQueryTests : IDisposable
{
    private const string Sql = "SELECT crime_id, original_crime_type_name AS type, call_date_time AS at FROM calls WHERE disposition <> 'HAN'";

    private static readonly QueryOptions AllAvailable = new() { Trigger = Trigger.AvailableNow, Workers = 2 };

    private readonly TemporaryFolder _folder = new();
    private readonly CallGenerator _generator = new(new CallGeneratorOptions());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".gz", 1)]
    [InlineData(".gz", 3)]
    [InlineData(".zst", 2)]
    public async Task Run_CompressedFile_GivesWhatThePlainFileGives(string extension, int workers)
    {
        var lines = Lines(0, 12_000) + "{\"crime_id\":\"torn";
        var options = AllAvailable with { Workers = workers };

        var plain = await RunAsync(Write("plain", ".ndjson", lines), options);
        var compressed = await RunAsync(Write("packed", ".ndjson" + extension, lines), options);

        AssertSame(plain, compressed);
        Assert.Equal("""{"calls":{"0":12000}}""", compressed.Progress[^1].Sources[0].LatestOffset);
        Assert.Equal(0, compressed.Progress[^1].TenFour.Sources[0].Lag.Records);
    }

    [Theory]
    [InlineData(".gz", 2100)]
    [InlineData(".zst", 2000)]
    public async Task Run_InLimitedBatches_EndsWhereThePlainFileEnds(string extension, int records)
    {
        var options = AllAvailable with { MaxOffsetsPerTrigger = 700 };

        var plain = await RunAsync(Write("plain", ".ndjson", Lines(0, records)), options);
        var compressed = await RunAsync(Write("packed", ".ndjson" + extension, Lines(0, records)), options);

        AssertSame(plain, compressed);
    }

    [Fact]
    public async Task Start_InTheMiddle_GoesOnThere()
    {
        var path = Write("packed", ".ndjson.gz", Lines(0, 2000));
        var options = AllAvailable with { MaxOffsetsPerTrigger = 300 };
        var whole = await RunAsync(path, options, checkpoint: "whole");

        var sink = new CollectingSink();
        await RunAsync(path, options with { Trigger = Trigger.Once }, "parts", sink, stopAfter: 1, Trigger.Default);
        Assert.InRange(sink.Batches.Count, 1, 6);
        await RunAsync(path, options, "parts", sink);

        Assert.Equal(whole.Rows, sink.Batches.Values);
    }

    [Fact]
    public async Task Start_AfterTheEnd_FindsNothingNew()
    {
        var path = Write("packed", ".ndjson.gz", Lines(0, 900));
        await RunAsync(path, AllAvailable, "checkpoint");

        var again = await RunAsync(path, AllAvailable, "checkpoint");

        Assert.Empty(again.Progress);
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public async Task Start_FileHasGrown_TakesWhatIsNew(string extension)
    {
        var path = Write("packed", ".ndjson" + extension, Lines(0, 900) + "{\"crime");
        var sink = new CollectingSink();
        await RunAsync(path, AllAvailable, "checkpoint", sink);
        Append(path, "_id\":\"1\"}\n" + Lines(900, 50));

        var later = await RunAsync(path, AllAvailable, "checkpoint", sink);

        Assert.Equal(51, Assert.Single(later.Progress).NumInputRows);
        Assert.Equal("""{"calls":{"0":900}}""", later.Progress[0].Sources[0].StartOffset);
        Assert.Equal("""{"calls":{"0":951}}""", later.Progress[0].Sources[0].EndOffset);
    }

    [Fact]
    public async Task Start_FileWasCut_SaysSo()
    {
        var path = Write("packed", ".ndjson.gz", Lines(0, 900));
        await RunAsync(path, AllAvailable, "checkpoint");
        Write("packed", ".ndjson.gz", Lines(0, 400));

        var error = await Assert.ThrowsAsync<StreamingException>(() => RunAsync(path, AllAvailable, "checkpoint"));

        Assert.Contains("cut or replaced", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".gz", 1)]
    [InlineData(".gz", 2)]
    [InlineData(".zst", 2)]
    public async Task Start_IncompleteFileIsFetchedAgain_RunsTheBatchThatFailed(string extension, int workers)
    {
        var options = AllAvailable with { Workers = workers };
        var path = Write("packed", ".ndjson" + extension, Lines(0, 6000));
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        var sink = new CollectingSink();

        var error = await Assert.ThrowsAsync<StreamingException>(() => RunAsync(path, options, "checkpoint", sink));
        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("damaged or incomplete after", error.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Batches);
        File.WriteAllBytes(path, whole);
        var repaired = await RunAsync(path, options, "checkpoint", sink);

        Assert.Equal([0L], repaired.Progress.Select(p => p.BatchId));
        Assert.Equal(6000, repaired.Progress[0].NumInputRows);
        Assert.Empty((await RunAsync(path, options, "checkpoint", sink)).Progress);
    }

    [Fact]
    public async Task Run_DamagedBehindALimitedBatch_CommitsWhatIsWhole()
    {
        var path = Write("packed", ".ndjson.gz", Lines(0, 20_000));
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^2000]);
        var sink = new CollectingSink();
        var options = AllAvailable with { MaxOffsetsPerTrigger = 5000 };

        await Assert.ThrowsAsync<StreamingException>(() => RunAsync(path, options, "checkpoint", sink));
        Assert.Equal([0L, 1, 2], sink.Batches.Keys);
        File.WriteAllBytes(path, whole);
        var rest = await RunAsync(path, options, "checkpoint", sink);

        Assert.Equal([5000L], rest.Progress.Select(p => p.NumInputRows));
    }

    private static void AssertSame(Run expected, Run actual)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Progress.Select(p => p.NumInputRows), actual.Progress.Select(p => p.NumInputRows));
        Assert.Equal(expected.Progress.Select(p => p.Sources[0].StartOffset), actual.Progress.Select(p => p.Sources[0].StartOffset));
        Assert.Equal(expected.Progress.Select(p => p.Sources[0].EndOffset), actual.Progress.Select(p => p.Sources[0].EndOffset));
    }

    private async Task<Run> RunAsync(
        string path, QueryOptions options, string? checkpoint = null, CollectingSink? sink = null, int stopAfter = int.MaxValue, Trigger? trigger = null)
    {
        sink ??= new CollectingSink();
        var progress = new List<StreamingQueryProgress>();
        using var stop = new ManualResetEventSlim();
        StreamingQuery? query = null;
        query = StreamingSession.Local().AddTopic("calls", path, CallSchema.Schema).Sql(Sql).Start(
            options with { Trigger = trigger ?? options.Trigger },
            new QueryStart([sink])
            {
                CheckpointFolder = checkpoint is null ? null : _folder.Of(checkpoint),
                OnProgress = report =>
                {
                    progress.Add(report);
                    if (progress.Count == stopAfter)
                    {
                        stop.Wait();
                        _ = query!.StopAsync();
                    }
                },
            });
        stop.Set();
        await using (query)
        {
            await query.Completion;
        }

        return new Run([.. sink.Batches.Values], progress);
    }

    private string Lines(int first, int count)
    {
        var record = new byte[CallGenerator.MaxRecordBytes];
        var lines = new StringBuilder();
        for (var i = first; i < first + count; i++)
        {
            lines.Append(Encoding.UTF8.GetString(record.AsSpan(0, _generator.Write(i, record)))).Append('\n');
        }

        return lines.ToString();
    }

    private string Write(string folder, string extension, string lines)
    {
        var path = Path.Combine(Directory.CreateDirectory(_folder.Of(folder)).FullName, "calls" + extension);
        File.Delete(path);
        Append(path, lines);
        return path;
    }

    private static void Append(string path, string lines)
    {
        using var file = File.Open(path, FileMode.Append);
        using Stream packed = Path.GetExtension(path) switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Compress),
            ".zst" => new CompressionStream(file),
            _ => file,
        };
        packed.Write(Encoding.UTF8.GetBytes(lines));
    }

    private sealed record Run(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<StreamingQueryProgress> Progress);
}

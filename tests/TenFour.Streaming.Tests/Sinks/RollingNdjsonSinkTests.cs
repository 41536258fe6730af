using TenFour.Streaming.Sinks;
using TenFour.Streaming.Tests.Topics;

namespace TenFour.Streaming.Tests.Sinks;

public sealed class RollingNdjsonSinkTests : IDisposable
{
    private static readonly IEnumerable<int> All = Enumerable.Range(0, SinkRun.RowsOfBatch.Length);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<long> RollSizes => [1, 100, 1000, 1_000_000];

    private string Rolled => _folder["rolled"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_Batches_HasTheRowsOfOneFileABatch(long rollBytes)
    {
        await SinkRun.WriteAsync(Sink(rollBytes), All);

        await AssertRowsAsync(All);
    }

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_RestartedAtEveryBatch_HasTheFilesOfOneRun(long rollBytes)
    {
        await SinkRun.WriteAsync(new RollingNdjsonSink(new RollingNdjsonSinkOptions(_folder["one"], rollBytes)), All);

        foreach (var batch in All)
        {
            await SinkRun.WriteAsync(Sink(rollBytes), batch);
        }

        Assert.Equal(Contents(_folder["one"]), Contents(Rolled));
    }

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_AbandonedBatches_LeaveNothing(long rollBytes)
    {
        var sink = Sink(rollBytes);
        await SinkRun.OpenAsync(sink, -1);
        foreach (var batch in All)
        {
            var before = Contents(Rolled);
            SinkRun.Abandon(sink, batch);
            Assert.Equal(before, Contents(Rolled));
            await SinkRun.CommitAsync(sink, batch, SinkRun.Rows(batch));
        }

        await AssertRowsAsync(All);
    }

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_BatchThatTheCheckpointDoesNotHave_IsUndoneAtTheStart(long rollBytes)
    {
        foreach (var batch in All)
        {
            await SinkRun.WriteAsync(Sink(rollBytes), batch);

            // Stopped between the sink's commit and the checkpoint's: the batch comes again.
            var again = Sink(rollBytes);
            await again.OpenAsync(SinkRun.Context(batch - 1) with { IsNewCheckpoint = false }, TestContext.Current.CancellationToken);
            await SinkRun.CommitAsync(again, batch, SinkRun.Rows(batch));
        }

        await AssertRowsAsync(All);
    }

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_UndoneBatchThatComesWithoutRows_IsGoneFromTheStartOn(long rollBytes)
    {
        await SinkRun.WriteAsync(Sink(rollBytes), 0, 1, 2, 3);
        var before = Contents(Rolled);
        await SinkRun.WriteAsync(Sink(rollBytes), 4);

        var again = Sink(rollBytes);
        await SinkRun.OpenAsync(again, 3);
        Assert.Equal(before, Contents(Rolled));
        await SinkRun.CommitAsync(again, 4);

        Assert.Equal(before, Contents(Rolled));
    }

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_BatchThatComesAgainInOneRun_ReplacesItself(long rollBytes)
    {
        var sink = Sink(rollBytes);
        await SinkRun.OpenAsync(sink, -1);
        foreach (var batch in All)
        {
            await SinkRun.CommitAsync(sink, batch, SinkRun.Rows(batch, 7));
            await SinkRun.CommitAsync(sink, batch, SinkRun.Rows(batch));
        }

        await AssertRowsAsync(All);
    }

    [Theory]
    [MemberData(nameof(RollSizes))]
    public async Task Sink_KilledInABatch_CutsOffWhatTheManifestDoesNotHave(long rollBytes)
    {
        await SinkRun.WriteAsync(Sink(rollBytes), 0, 1, 2, 3);
        var newest = Directory.GetFiles(Rolled, "rows-*.ndjson").Order(StringComparer.Ordinal).Last();
        await File.AppendAllTextAsync(newest, "{\"kind\":\"half a ro", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Rolled, "rows-00000999.ndjson"), "{}\n", TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Path.Combine(Rolled, RollManifest.FileName), "{\"batchId\":4,\"fi", TestContext.Current.CancellationToken);

        await SinkRun.WriteAsync(Sink(rollBytes), All.Skip(4));

        await AssertRowsAsync(All);
    }

    [Fact]
    public async Task Sink_FileThatHasPassedTheSize_GetsNoMoreRows()
    {
        const int RollBytes = 300;

        await SinkRun.WriteAsync(Sink(RollBytes), All);

        var files = Directory.GetFiles(Rolled, "rows-*.ndjson").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        Assert.InRange(files.Length, 5, 50);
        Assert.All(files, text => Assert.EndsWith("}\n", text, StringComparison.Ordinal));
        Assert.All(files[..^1], text => Assert.InRange(text.Length, RollBytes, RollBytes + 100));
    }

    [Fact]
    public async Task Manifest_Batches_SaysTheFilesAndTheirLengths()
    {
        await SinkRun.WriteAsync(Sink(150), 0, 1, 2);

        var row = SinkRun.Concatenation(Rolled).IndexOf('\n', StringComparison.Ordinal) + 1;
        Assert.Equal(
            $$"""
            {"batchId":0,"files":[{"name":"rows-00000000.ndjson","bytes":{{row * 3}}}]}
            {"batchId":2,"files":[{"name":"rows-00000001.ndjson","bytes":{{row}}}]}

            """,
            await File.ReadAllTextAsync(Path.Combine(Rolled, RollManifest.FileName), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sink_OlderFileTakenAway_GoesOn()
    {
        await SinkRun.WriteAsync(Sink(300), 0, 1, 2, 3);
        File.Delete(Path.Combine(Rolled, "rows-00000000.ndjson"));

        await SinkRun.WriteAsync(Sink(300), 4);

        Assert.EndsWith(await SinkRun.ExpectedAsync(_folder["expected"], 4), SinkRun.Concatenation(Rolled), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);

    private RollingNdjsonSink Sink(long rollBytes) => new(new RollingNdjsonSinkOptions(Rolled, rollBytes));

    private async Task AssertRowsAsync(IEnumerable<int> batches) =>
        Assert.Equal(await SinkRun.ExpectedAsync(_folder["expected"], batches), SinkRun.Concatenation(Rolled));
}

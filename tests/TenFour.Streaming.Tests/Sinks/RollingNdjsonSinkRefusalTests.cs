using TenFour.Streaming.Errors;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Tests.Topics;

namespace TenFour.Streaming.Tests.Sinks;

public sealed class RollingNdjsonSinkRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Rolled => _folder["rolled"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_CompleteMode_IsRefused()
    {
        var error = await RefusalAsync(Sink(), SinkRun.Context(-1, OutputMode.Complete));

        Assert.Equal(Fault.User, error.Fault);
        Assert.Contains("complete mode", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_RowsAndANewCheckpoint_IsRefused()
    {
        await SinkRun.WriteAsync(Sink(), 0, 1, 2);

        var error = await RefusalAsync(Sink(), SinkRun.Context(-1));

        Assert.Contains("up to batch 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_RowsWithoutTheirManifest_IsRefusedAndTheyStay()
    {
        await SinkRun.WriteAsync(Sink(), 0);
        File.Delete(Path.Combine(Rolled, RollManifest.FileName));

        var error = await RefusalAsync(Sink(), SinkRun.Context(0));

        Assert.Contains(RollManifest.FileName, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(SinkRun.Concatenation(Rolled));
    }

    [Fact]
    public async Task Open_DamagedManifest_IsRefused()
    {
        await SinkRun.WriteAsync(Sink(), 0);
        await File.WriteAllTextAsync(Path.Combine(Rolled, RollManifest.FileName), "{\"batchId\":0,\"files\":[]}\n", TestContext.Current.CancellationToken);

        var error = await RefusalAsync(Sink(), SinkRun.Context(0));

        Assert.Equal(Fault.Data, error.Fault);
    }

    [Fact]
    public async Task Open_FileThatLacksRows_IsRefused()
    {
        await SinkRun.WriteAsync(Sink(), 0);
        await File.WriteAllTextAsync(Path.Combine(Rolled, "rows-00000000.ndjson"), "{}\n", TestContext.Current.CancellationToken);

        var error = await RefusalAsync(Sink(), SinkRun.Context(0));

        Assert.Equal(Fault.Data, error.Fault);
        Assert.Contains("rows are lost", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FolderOfTheOtherKind_IsRefused()
    {
        await SinkRun.WriteAsync(Sink(), 0);
        await SinkRun.WriteAsync(new NdjsonSink(new NdjsonSinkOptions(_folder["single"])), 0);

        var single = await RefusalAsync(new NdjsonSink(new NdjsonSinkOptions(Rolled)), SinkRun.Context(0));
        var rolled = await RefusalAsync(new RollingNdjsonSink(new RollingNdjsonSinkOptions(_folder["single"], 1000)), SinkRun.Context(0));

        Assert.Contains("with roll=", single.Message, StringComparison.Ordinal);
        Assert.Contains("without roll=", rolled.Message, StringComparison.Ordinal);
    }

    private static Task<StreamingException> RefusalAsync(ISink sink, SinkContext context) =>
        Assert.ThrowsAsync<StreamingException>(async () => await sink.OpenAsync(context, TestContext.Current.CancellationToken));

    private RollingNdjsonSink Sink() => new(new RollingNdjsonSinkOptions(Rolled, 1000));
}

using System.Text;
using TenFour.Dashboard.Engine;
using TenFour.Streaming.Queries.Progress;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Engine;

public sealed class RunFileTests
{
    private const string End = """{"end":{"at":"2026-03-01T10:00:00.000Z","error":"the disk is full"}}""";

    private static readonly RunHeader Header = new(
        "calls", "Calls", Guid.NewGuid(), Guid.NewGuid(), new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), "data/calls",
        [new PlanStep(0, [1], "Sink", "Sink"), new PlanStep(1, [], "StreamScan", "Stream calls")]);

    [Fact]
    public void Run_ThatWasWritten_IsReadAgain()
    {
        using var folder = new TemporaryFolder();
        var file = new RunFile(folder.Path, Header);

        file.Append([Report(0), Report(1)]);
        file.Append([Report(2), Encoding.UTF8.GetBytes(End)]);
        var run = RunFile.Read(file.FilePath)!;

        Assert.Equal(Header.RunId, run.Header.RunId);
        Assert.Equal("Stream calls", run.Header.Plan[1].Description);
        Assert.Equal([0L, 1L, 2L], run.Batches.Select(b => b.BatchId));
        Assert.Equal(("failed", "the disk is full"), (run.Status, run.Error));
        Assert.Equal(new PartitionFact("calls", "0", null, 12, 15, 3, 0.5), Assert.Single(run.Batches[0].Partitions));
        Assert.Equal([new StepFact(0, 5, 0.25), new StepFact(1, null, 1.5)], run.Batches[0].Steps);
        Assert.Contains("\"batchId\":1,", RunFile.Report(file.FilePath, 1), StringComparison.Ordinal);
        Assert.Null(RunFile.Report(file.FilePath, 3));
    }

    [Fact]
    public void Run_WhoseLastLineACrashCutOff_IsReadToTheLineBefore()
    {
        using var folder = new TemporaryFolder();
        var file = new RunFile(folder.Path, Header);
        file.Append([Report(0)]);
        File.AppendAllText(file.FilePath, """{"id":"3f""");

        var run = RunFile.Read(file.FilePath)!;

        Assert.Equal(0, Assert.Single(run.Batches).BatchId);
        Assert.Equal("broken off", run.Status);
    }

    [Fact]
    public void Run_OfManyBatches_KeepsTheNewestInBoundedSpace()
    {
        const int Batches = 3_000;
        using var folder = new TemporaryFolder();
        var file = new RunFile(folder.Path, Header);

        for (var batch = 0; batch < Batches; batch += 10)
        {
            file.Append([.. Enumerable.Range(batch, 10).Select(b => Report(b))]);
        }

        var run = RunFile.Read(file.FilePath)!;
        Assert.Equal(Batches - 1, run.Last!.BatchId);
        Assert.InRange(run.Batches.Count, 100, Batches - 1);
        Assert.InRange(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length), 1, 600_000);
    }

    private static byte[] Report(long batch) => Encoding.UTF8.GetBytes(
        $$"""{"id":"{{Header.Id}}","runId":"{{Header.RunId}}","name":"Calls","timestamp":"2026-03-01T09:00:01.000Z","batchId":{{batch}},"""
        + """
        "batchDuration":4,"numInputRows":12,"inputRowsPerSecond":1.5,"processedRowsPerSecond":3000.0,"durationMs":{"addBatch":2,"triggerExecution":4},"stateOperators":[],"sources":[{"description":"FileStreamSource","startOffset":null,"endOffset":{"calls":{"0":12}},"latestOffset":{"calls":{"0":15}},"numInputRows":12}],"sink":{"description":"MemorySink","numOutputRows":5},"tenfour":{"sources":[{"name":"calls","read":12,"used":12,"late":0,"rejected":0,"filtered":0,"nulledFields":0,"lag":{"records":3,"seconds":0.5,"partitions":{"0":3},"partitionSeconds":{"0":0.5}}}],"latencyMs":4.2,"bytes":900,"stateRows":0,"stateBytes":0,"allocatedBytes":0,"operators":[{"step":0,"rows":5,"timeMs":0.25},{"step":1,"timeMs":1.5}]}}
        """);
}

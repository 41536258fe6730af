using TenFour.Streaming.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class LimitOperatorTests
{
    private static readonly Call[] Three = [new(1, "a", 1), new(2, "b", 2), new(3, "c", 3)];

    [Fact]
    public void Limit_OverSeveralBatches_PassesSoManyRowsInAll()
    {
        var run = new OperatorRun(() => new LimitOperator(Call.Schema, 4));

        Assert.Equal(3, run.Run(Three, 0).Count);
        Assert.Equal((1, 1), (run.Metrics.RowsTotal, run.Metrics.RowsUpdated));
        run.Restart();
        Assert.Equal(["1|'a'|1"], run.Run(Three, 0));
        Assert.Empty(run.Run(Three, 0));
        Assert.Equal((1, 0), (run.Metrics.RowsTotal, run.Metrics.RowsUpdated));
    }

    [Fact]
    public void ResultLimit_OfAResult_ReadsTheFirstRows()
    {
        var sink = new CapturingSink(Call.Schema);
        var limit = new ResultLimitOperator(Call.Schema, 2) { Next = sink };

        limit.Complete(new ListTable(Three, 1));

        Assert.Equal(["1|'a'|1", "2|'b'|2"], sink.Rows);
        Assert.Equal(2, sink.Table!.CountRows());
    }
}

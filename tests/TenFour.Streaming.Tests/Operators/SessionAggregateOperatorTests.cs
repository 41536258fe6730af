using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class SessionAggregateOperatorTests
{
    private const long Second = 1_000_000;

    // The value is the gap too: 0 and below make a row vanish.
    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[-4, 100], Gen.Int[0, 4], Gen.Int[-1, 8],
        (time, kind, value) => new Call(time < -2 ? null : time * Second, kind == 0 ? null : $"kind {kind}", value));

    private static readonly Gen<(List<Call> Calls, long Step)> Batches = Gen.Select(Calls.List[0, 25], Gen.Long[-5, 20]);

    [Fact]
    public void Sessions_RandomStreams_EqualTheOracle() =>
        Gen.Select(Gen.Bool.Select(b => b ? OutputMode.Append : OutputMode.Complete), Gen.Bool, Batches.List[1, 8], Gen.Int[1, 30], Gen.Int[0, 3].List[8, 8]).Sample(
            (mode, hasWatermark, batches, piece, restarts) =>
            {
                var run = new OperatorRun(() => Create(mode, hasWatermark));
                var oracle = new SessionOracle(mode, hasWatermark);
                var watermark = 0L;
                foreach (var ((calls, step), restart) in batches.Zip(restarts))
                {
                    watermark = hasWatermark ? Math.Max(watermark, watermark + step * Second) : 0;
                    var expected = oracle.Run(calls, c => c.Value!.Value * Second, watermark).Order();
                    Assert.Equal(expected, run.Run(calls, watermark, piece).Order());
                    var metrics = run.Metrics;
                    Assert.Equal(
                        oracle.Figures, (metrics.RowsTotal, metrics.RowsUpdated, metrics.RowsRemoved, metrics.RowsDroppedByWatermark));
                    Assert.Equal(oracle.Records, (run.Counts.Late, run.Counts.Filtered));
                    Restart(run, restart);
                }
            },
            iter: Samples.Count(500));

    [Fact]
    public void Sessions_RestartedAtEveryBatch_GoOnAsIfNeverStopped() =>
        Gen.Select(Batches.List[1, 8], Gen.Int[0, 3].List[8, 8]).Sample(
            (batches, restarts) =>
            {
                var steady = new OperatorRun(() => Create(OutputMode.Append, hasWatermark: true));
                var restarted = new OperatorRun(() => Create(OutputMode.Append, hasWatermark: true));
                var watermark = 0L;
                foreach (var ((calls, step), restart) in batches.Zip(restarts))
                {
                    watermark = Math.Max(watermark, watermark + step * Second);
                    Assert.Equal(steady.Run(calls, watermark, 7), restarted.Run(calls, watermark, 7));
                    Restart(restarted, restart);
                }
            },
            iter: Samples.Count(300));

    private static void Restart(OperatorRun run, int how)
    {
        if (how > 1)
        {
            run.TakeSnapshot();
        }

        if (how > 0)
        {
            run.Restart();
        }
    }

    private static SessionAggregateOperator Create(OutputMode mode, bool hasWatermark)
    {
        var time = new ColumnReference(0, "time", SqlType.Timestamp, true);
        var kind = new ColumnReference(1, "kind", SqlType.String, true);
        var value = new ColumnReference(2, "value", SqlType.Int, true);
        var output = new Schema(
        [
            new StructField("session_window", SqlType.Window, false), new StructField("kind", SqlType.String),
            new StructField("count", SqlType.Long, false), new StructField("sum", SqlType.Long),
        ]);
        AggregateCall[] calls =
        [
            AggregateTable.Bind("count", [], false, null, false, TextSpan.None),
            AggregateTable.Bind("sum", [value], false, null, false, TextSpan.None),
        ];
        var gap = ExpressionFactory.Binary(
            BinaryOperator.Multiply, value, new Literal(new Columns.FixedColumn<long>(DayTimeIntervalType.Default, [Second])), TextSpan.None);
        return new SessionAggregateOperator(output, [kind], new SessionKey(time, gap, 0), calls, mode, hasWatermark);
    }
}

using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class AggregateOperatorTests
{
    private const long Second = 1_000_000;

    private static readonly Gen<WindowSpec> Specs = Gen.OneOf(new[]
    {
        new WindowSpec(10 * Second, 10 * Second, 0),
        new WindowSpec(10 * Second, 2 * Second, 0),
        new WindowSpec(10 * Second, 3 * Second, Second),
        new WindowSpec(30 * Second, Second, 0),
        new WindowSpec(7 * Second, 7 * Second, -2 * Second),
    }.Select(Gen.Const).ToArray<IGen<WindowSpec>>());

    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[-20, 120], Gen.Int[0, 20], Gen.Int[-5, 5],
        (time, kind, value) => new Call(
            time < -15 ? null : time * Second, kind == 0 ? null : kind < 14 ? $"kind {kind % 3}" : $"rare {kind}", value == 5 ? null : value));

    private static readonly Gen<(List<Call> Calls, long Step)> Batches = Gen.Select(Calls.List[0, 30], Gen.Long[-5, 20]);

    [Fact]
    public void WindowedCounts_RandomStreams_EqualTheOracleInAllModes() =>
        Gen.Select(Specs, Gen.Enum<OutputMode>(), Gen.Bool, Batches.List[1, 8], Gen.Int[1, 40]).Sample(
            (spec, mode, hasWatermark, batches, piece) =>
            {
                var run = new OperatorRun(() => Create(spec, mode, hasWatermark));
                var oracle = new WindowOracle(spec, mode, hasWatermark);
                var watermark = 0L;
                foreach (var (calls, step) in batches)
                {
                    watermark = hasWatermark ? Math.Max(watermark, watermark + step * Second) : 0;
                    var expected = oracle.Run(calls, watermark).Order().ToList();
                    Assert.Equal(expected, run.Run(calls, watermark, piece, plainStrings: piece % 2 == 0).Order());
                    var metrics = run.Metrics;
                    Assert.Equal(
                        oracle.Figures, (metrics.RowsTotal, metrics.RowsUpdated, metrics.RowsRemoved, metrics.RowsDroppedByWatermark));
                    Assert.Equal(oracle.Records, (run.Counts.Late, run.Counts.Filtered));
                }
            },
            iter: Samples.Count(500));

    [Fact]
    public void WindowedCounts_RestartedAtEveryBatch_GoOnAsIfNeverStopped() =>
        Gen.Select(Specs, Gen.Enum<OutputMode>(), Batches.List[1, 8], Gen.Int[0, 3].List[8, 8], Gen.Int[1, 30]).Sample(
            (spec, mode, batches, restarts, piece) =>
            {
                var steady = new OperatorRun(() => Create(spec, mode, hasWatermark: true));
                var restarted = new OperatorRun(() => Create(spec, mode, hasWatermark: true));
                var watermark = 0L;
                foreach (var ((calls, step), restart) in batches.Zip(restarts))
                {
                    watermark = Math.Max(watermark, watermark + step * Second);
                    Assert.Equal(steady.Run(calls, watermark, piece), restarted.Run(calls, watermark, piece));
                    Assert.Equal(steady.Metrics with { MemoryBytes = 0, Custom = null! }, restarted.Metrics with { MemoryBytes = 0, Custom = null! });
                    if (restart > 1)
                    {
                        restarted.TakeSnapshot();
                    }

                    if (restart > 0)
                    {
                        restarted.Restart();
                    }
                }
            },
            iter: Samples.Count(300));

    [Fact]
    public void WindowedCounts_AtTheEndsOfTime_EqualTheOracleInAllModes() =>
        Gen.Select(
            Specs,
            Gen.Enum<OutputMode>(),
            Gen.Bool,
            Gen.Select(Gen.Int[0, 6], Gen.Long[-25, 25], Gen.Int[0, 2]).List[0, 30].List[1, 4],
            Gen.Int[0, 3].Select(i => new[] { 0, 1_000_000 * Second, long.MaxValue - (20 * Second), long.MaxValue }[i]).List[4, 4],
            Gen.Int[1, 40]).Sample(
            (spec, mode, hasWatermark, batches, watermarks, piece) =>
            {
                var run = new OperatorRun(() => Create(spec, mode, hasWatermark));
                var oracle = new WindowOracle(spec, mode, hasWatermark);
                var watermark = 0L;
                foreach (var (batch, next) in batches.Zip(watermarks))
                {
                    var calls = batch.Select(b => new Call(FarTimes.Near(spec, b.Item1, b.Item2 * Second), $"kind {b.Item3}", 1)).ToList();
                    watermark = hasWatermark ? Math.Max(watermark, next) : 0;
                    Assert.Equal(oracle.Run(calls, watermark).Order(), run.Run(calls, watermark, piece, plainStrings: false).Order());
                    var metrics = run.Metrics;
                    Assert.Equal(
                        oracle.Figures, (metrics.RowsTotal, metrics.RowsUpdated, metrics.RowsRemoved, metrics.RowsDroppedByWatermark));
                    Assert.Equal(oracle.Records, (run.Counts.Late, run.Counts.Filtered));
                }
            },
            iter: Samples.Count(300));

    private static AggregateOperator Create(WindowSpec spec, OutputMode mode, bool hasWatermark)
    {
        var time = new ColumnReference(0, "time", SqlType.Timestamp, true);
        var kind = new ColumnReference(1, "kind", SqlType.String, true);
        var value = new ColumnReference(2, "value", SqlType.Int, true);
        var output = new Schema(
        [
            new StructField("kind", SqlType.String), new StructField("window", SqlType.Window, false),
            new StructField("count", SqlType.Long, false), new StructField("sum", SqlType.Long),
        ]);
        return new AggregateOperator(
            output,
            [kind],
            new WindowKey(spec, time, 1),
            [AggregateTable.Bind("count", [], false, null, false, TextSpan.None), AggregateTable.Bind("sum", [value], false, null, false, TextSpan.None)],
            mode,
            hasWatermark ? new EventTimeKey(1, true) : null);
    }
}

using CsCheck;
using TenFour.Streaming.Operators;
using TenFour.Streaming.State;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class DeduplicateOperatorTests
{
    private const long Second = 1_000_000;

    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[-4, 60], Gen.Int[0, 6], Gen.Int[0, 3],
        (time, kind, value) => new Call(time < -2 ? null : time * Second, kind == 0 ? null : $"kind {kind}", value));

    private static readonly Gen<(List<Call> Calls, long Step)> Batches = Gen.Select(Calls.List[0, 20], Gen.Long[-5, 15]);

    [Fact]
    public void Deduplicate_RandomStreams_EqualsTheOracle() =>
        Gen.Select(Gen.Int[0, 2], Batches.List[1, 10], Gen.Int[1, 25], Gen.Int[0, 3].List[10, 10]).Sample(
            (form, batches, piece, restarts) =>
            {
                var run = new OperatorRun(() => Create(form));
                var oracle = new DeduplicateOracle(timeIsKey: form == 1, delay: form == 2 ? 10 * Second : null);
                var watermark = 0L;
                foreach (var ((calls, step), restart) in batches.Zip(restarts))
                {
                    watermark = Math.Max(watermark, watermark + step * Second);
                    Assert.Equal(oracle.Run(calls, watermark), run.Run(calls, watermark, piece, plainStrings: piece % 2 == 0));
                    Assert.Equal(oracle.Figures, Figures(run.Metrics));
                    Assert.Equal(oracle.Figures.Late, run.Counts.Late);
                    Restart(run, restart);
                }
            },
            iter: Samples.Count(1000));

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

    private static (long Total, long Updated, long Removed, long Late, long Duplicates) Figures(StateMetrics metrics) =>
        (metrics.RowsTotal, metrics.RowsUpdated, metrics.RowsRemoved, metrics.RowsDroppedByWatermark, metrics.Custom["numDroppedDuplicateRows"]);

    private static Operator Create(int form) => form switch
    {
        0 => new DeduplicateOperator(Call.Schema, [1], null),
        1 => new DeduplicateOperator(Call.Schema, [1, 0], new EventTimeKey(1, IsWindow: false)),
        _ => new DeduplicateWithinWatermarkOperator(Call.Schema, [1], eventTimeColumn: 0, delayMicros: 10 * Second),
    };
}

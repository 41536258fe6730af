using System.Buffers;
using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class DeduplicateOperatorTests
{
    private const long Second = 1_000_000;

    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[-4, 60], Gen.Int[0, 4].Select(i => i < 3 ? 0L : i == 3 ? 1000 : 1), Gen.Int[0, 6], Gen.Int[0, 3],
        (time, more, kind, value) => new Call(time < -2 ? null : (time * Second) + more, kind == 0 ? null : $"kind {kind}", value));

    private static readonly Gen<(List<Call> Calls, long Step)> Batches = Gen.Select(Calls.List[0, 20], Gen.Long[-5, 15]);

    [Fact]
    public void Deduplicate_RandomStreams_EqualsTheOracle() =>
        Gen.Select(Gen.Int[0, 4], Batches.List[1, 10], Gen.Int[1, 25], Gen.Int[0, 3].List[10, 10]).Sample(
            (form, batches, piece, restarts) =>
            {
                var run = new OperatorRun(() => Create(form));
                var oracle = new DeduplicateOracle(kindIsKey: form != 4, timeIsKey: form is 1 or 3 or 4, forgets: form == 1, delay: form == 2 ? 10 * Second : null);
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

    [Fact]
    public void State_OfADistinctWithATime_NamesTheTimeSoThatAnOtherKindOfStateIsRefused()
    {
        Assert.Equal("deduplicate keys (TIMESTAMP, STRING) by times of 0", Signature(3));
        Assert.Equal("deduplicate keys (STRING)", Signature(0));
        Assert.Equal("deduplicate keys (STRING, TIMESTAMP) watermark on 1", Signature(1));
    }

    [Fact]
    public void ReadChanges_WithATimeThatIsThere_SaysThatTheyAreDamaged()
    {
        var output = new ArrayBufferWriter<byte>();
        var state = (IStatefulOperator)Ran(new Call(5 * Second, "a", 1));
        state.WriteChanges(output);

        var error = Assert.Throws<StreamingException>(() => state.ReadChanges(output.WrittenSpan));
        Assert.Equal(StateReader.Damaged().Message, error.Message);
    }

    private static Operator Ran(Call call)
    {
        var run = Create(3);
        run.Next = new CapturingSink(run.Output);
        run.Begin(new BatchContext(0, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
        run.Push(Call.Batch([call], null));
        run.Finish();
        return run;
    }

    private static string Signature(int form) => ((IStatefulOperator)Create(form)).StateSignature;

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
        3 => new DeduplicateOperator(Call.Schema, [0, 1], null),
        4 => new DeduplicateOperator(Call.Schema, [0], null),
        _ => new DeduplicateWithinWatermarkOperator(Call.Schema, [1], eventTimeColumn: 0, delayMicros: 10 * Second),
    };
}

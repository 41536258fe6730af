using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class UnionOperatorTests
{
    [Fact]
    public void Union_OfTwoInputs_BeginsAndFinishesOnceABatch()
    {
        var probe = new Probe();
        var union = new UnionOperator(Call.Schema, [false, false]) { Next = probe };
        var context = new BatchContext(0, 0, 0, new EvaluationContext(TimeZoneInfo.Utc));
        for (var batch = 0; batch < 2; batch++)
        {
            foreach (var input in union.Inputs)
            {
                input.Begin(context);
            }

            foreach (var input in union.Inputs)
            {
                input.Push(Call.Batch([new Call(1, "a", 1)], null));
                input.Finish();
            }
        }

        Assert.Equal(["begin", "push", "push", "finish", "begin", "push", "push", "finish"], probe.Events);
    }

    [Fact]
    public void Union_OfInputsWithDifferentWatermarks_GoesOnWithTheEarliest()
    {
        var probe = new Probe();
        var union = new UnionOperator(Call.Schema, [false, true, true]) { Next = probe };
        var context = new BatchContext(0, 0, 0, new EvaluationContext(TimeZoneInfo.Utc));

        union.Inputs[0].Begin(context);
        union.Inputs[1].Begin(context with { LateWatermarkMicros = 7, EvictionWatermarkMicros = 20 });
        union.Inputs[2].Begin(context with { LateWatermarkMicros = 8, EvictionWatermarkMicros = 10 });

        Assert.Equal((7L, 10L), (probe.Context!.LateWatermarkMicros, probe.Context.EvictionWatermarkMicros));
    }

    private sealed class Probe() : Operator(Call.Schema)
    {
        public List<string> Events { get; } = [];

        public BatchContext? Context { get; private set; }

        public override void Begin(BatchContext context)
        {
            Context = context;
            Events.Add("begin");
        }

        public override void Push(ColumnBatch batch) => Events.Add("push");

        public override void Finish() => Events.Add("finish");
    }
}

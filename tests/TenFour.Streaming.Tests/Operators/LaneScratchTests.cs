using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class LaneScratchTests
{
    private const int Large = 8192;

    [Fact]
    public void Lane_ThatFewRowsComeTo_GivesUpTheScratchOfALargeBatchAfterSomeBatches()
    {
        var renter = new Renter();
        var lanes = new LaneOperator(new LaneRouting([]), new LaneWork(1), completes: false, [[renter]]) { Next = new CapturingSink(renter.Output) };
        var large = Rent(lanes, renter, Large);
        Rent(lanes, renter, 10);

        // No row comes.
        for (var id = 0; id < 9; id++)
        {
            lanes.Begin(Context());
        }

        Rent(lanes, renter, 10);
        Assert.NotSame(large, Rent(lanes, renter, Large));
    }

    [Fact]
    public void Lane_ThatIsFilledAgain_HasTheScratchOfTheBatchBefore()
    {
        var renter = new Renter();
        var lanes = new LaneOperator(new LaneRouting([]), new LaneWork(1), completes: false, [[renter]]) { Next = new CapturingSink(renter.Output) };
        var large = Rent(lanes, renter, Large);

        Assert.Same(large, Rent(lanes, renter, Large));
    }

    private static int[] Rent(LaneOperator lanes, Renter renter, int length)
    {
        renter.Length = length;
        lanes.Begin(Context());
        lanes.Push(new ColumnBatch(renter.Output, [], Rows.All(1)), lane: 0);
        return renter.Rented;
    }

    private static BatchContext Context() => new(0, 0, 0, new EvaluationContext(TimeZoneInfo.Utc));

    /// <summary>Borrows an array for the rows that are pushed.</summary>
    private sealed class Renter() : Operator(new Schema([]))
    {
        private EvaluationContext? _evaluation;

        public int Length { get; set; }

        public int[] Rented { get; private set; } = [];

        public override void Begin(BatchContext context) => _evaluation = context.Evaluation;

        public override void Push(ColumnBatch batch) => Rented = _evaluation!.Rent<int>(Length);
    }
}

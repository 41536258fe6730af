using TenFour.Dashboard.Hosting;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class CollectionPlanTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void Next_WhileThereIsWork_LeavesItToTheCollectorAndThenCollectsEverything()
    {
        var plan = new CollectionPlan(0);

        Assert.Equal(Collection.None, plan.Next(100 * Megabyte, 100 * Megabyte, isWatched: false));
        Assert.Equal(Collection.None, plan.Next(200 * Megabyte, 100 * Megabyte, isWatched: false));
        Assert.Equal(Collection.Everything, plan.Next(201 * Megabyte, 100 * Megabyte, isWatched: true));
        Assert.Equal(Collection.None, plan.Next(202 * Megabyte, 50 * Megabyte, isWatched: false));
    }

    [Fact]
    public void Next_SomeGarbageSinceTheLast_CollectsTheYoungest()
    {
        var plan = new CollectionPlan(0);
        plan.Next(0, 0, isWatched: false);

        Assert.Equal(
            [Collection.None, Collection.Youngest, Collection.None, Collection.Youngest],
            new[] { 3, 5, 8, 10 }.Select(at => plan.Next(at * Megabyte, 50 * Megabyte, isWatched: false)));
    }

    [Theory]
    [InlineData(50, false, Collection.Everything)]
    [InlineData(50, true, Collection.None)]
    [InlineData(500, false, Collection.None)]
    public void Next_AfterAMinute_CollectsEverythingWhereThatIsShortAndNobodyLooks(int heap, bool isWatched, object expected)
    {
        var plan = new CollectionPlan(0);
        plan.Next(0, heap * Megabyte, isWatched);

        Assert.All(Enumerable.Range(0, 11), _ => Assert.Equal(Collection.None, plan.Next(0, heap * Megabyte, isWatched)));
        Assert.Equal(expected, plan.Next(0, heap * Megabyte, isWatched));
    }
}

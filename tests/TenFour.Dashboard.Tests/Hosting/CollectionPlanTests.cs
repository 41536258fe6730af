using TenFour.Dashboard.Hosting;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class CollectionPlanTests
{
    private const long Megabyte = 1 << 20;
    private const int LooksAMinute = 12;

    [Fact]
    public void IsTime_WhileThereIsWork_IsNotAndThenOnce()
    {
        Assert.Equal([false, false, true, false], Looks([100, 200, 201, 202], heap: 100));
    }

    [Fact]
    public void IsTime_WhileWorkIsALittleMoreOrLessThanBusy_IsNot()
    {
        Assert.DoesNotContain(true, Looks([70, 130, 200, 260, 300], heap: 100, isWatched: true));
    }

    [Theory]
    [InlineData(50, 4, false, true)]
    [InlineData(50, 4, true, false)]
    [InlineData(500, 4, false, false)]
    [InlineData(50, 1, false, false)]
    public void IsTime_AfterAQuietMinute_IsWhereItIsWorthIt(int heap, int perLook, bool isWatched, bool expected)
    {
        var looks = Looks([0, .. Enumerable.Range(1, LooksAMinute).Select(look => look * perLook)], heap, isWatched);

        Assert.True(looks[0]);
        Assert.DoesNotContain(true, looks[1..LooksAMinute]);
        Assert.Equal(expected, looks[LooksAMinute]);
    }

    private static bool[] Looks(int[] allocated, int heap, bool isWatched = false)
    {
        var plan = new CollectionPlan(0);
        return [.. allocated.Select(at => plan.IsTime(at * Megabyte, heap * Megabyte, isWatched))];
    }
}

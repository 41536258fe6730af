using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Tests.Plans.Expressions;

public sealed class ArenaTests
{
    [Fact]
    public void Rent_OfASizeThatIsAskedForAgainAndAgain_GivesTheSameArray()
    {
        var arena = new Arena();
        var first = arena.Rent<int>(8192);

        for (var batch = 0; batch < 100; batch++)
        {
            arena.Reset();
            Assert.Same(first, arena.Rent<int>(5000));
        }
    }

    [Fact]
    public void Rent_OfASizeThatNobodyAskedForInALongTime_IsNotKeptForIt()
    {
        var arena = new Arena();
        var large = arena.Rent<int>(8192);
        var small = arena.Rent<int>(10);

        for (var batch = 0; batch < 9; batch++)
        {
            arena.Reset();
            Assert.Same(small, arena.Rent<int>(10));
        }

        Assert.NotSame(large, arena.Rent<int>(8192));
    }
}

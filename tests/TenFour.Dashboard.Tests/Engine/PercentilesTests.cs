using TenFour.Dashboard.Engine;

namespace TenFour.Dashboard.Tests.Engine;

public sealed class PercentilesTests
{
    [Fact]
    public void Percentiles_OfOneToAHundred_AreThoseRanks() =>
        Assert.Equal(new Percentiles(1, 50, 90, 99, 100), Percentiles.Of(Enumerable.Range(1, 100).Reverse().Select(i => (double?)i)));

    [Fact]
    public void Percentiles_OfOneValue_AreThatValue() => Assert.Equal(new Percentiles(7, 7, 7, 7, 7), Percentiles.Of([null, 7]));

    [Fact]
    public void Percentiles_OfNothing_AreNone() => Assert.Null(Percentiles.Of([null]));
}

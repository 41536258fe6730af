using TenFour.Streaming.Watermarks;
using Xunit;

namespace TenFour.Streaming.Tests.Watermarks;

public sealed class JoinTimeBoundTests
{
    private const double Minute = 60_000_000;

    /// <summary><c>other + constant &lt; time</c>, or <c>&lt;=</c>, at a watermark of 10 minutes.</summary>
    [Theory]
    [InlineData(-5 * Minute, false, 300_000)]
    [InlineData(-5 * Minute, true, 299_999)]
    [InlineData(2 * Minute, false, 720_000)]
    [InlineData(-0.5, false, 599_999)]
    public void Millis_OneCondition_IsTheLatestTimeThatFindsNoMatch(double constant, bool isInclusive, long expected) =>
        Assert.Equal(expected, new JoinTimeBound([new JoinTimeBound.Limit(1, constant, isInclusive)]).Millis(600_000));

    [Fact]
    public void Millis_SeveralConditions_TheEarliestCounts() => Assert.Equal(
        300_000,
        new JoinTimeBound([new JoinTimeBound.Limit(1, Minute, false), new JoinTimeBound.Limit(1, -5 * Minute, false)]).Millis(600_000));
}

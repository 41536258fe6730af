using CsCheck;
using TenFour.Streaming.State;
using TenFour.Streaming.Tests.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class TimeBucketsTests
{
    private static readonly Gen<long> Times = Gen.Long[-200_000_000, 200_000_000];

    [Fact]
    public void TakeUntil_RandomTimes_TakesJustThoseThatAreDue() =>
        Gen.Select(Times.Array[1, 200], Times.Array[1, 5]).Sample(
            (times, limits) =>
            {
                var buckets = new TimeBuckets(slot => times[slot]);
                for (var slot = 0; slot < times.Length; slot++)
                {
                    buckets.Add(slot);
                }

                var left = Enumerable.Range(0, times.Length).ToHashSet();
                foreach (var limit in limits)
                {
                    var taken = new List<int>();
                    buckets.TakeUntil(limit, taken);
                    Assert.Equal(left.Where(s => times[s] <= limit).Order(), taken.Order());
                    left.ExceptWith(taken);
                    Assert.Equal(left.Order(), buckets.Ordered().Order());
                }
            },
            iter: Samples.Count(500));

    [Fact]
    public void Ordered_AddedAgain_MakesTheSameChains() =>
        Times.Array[1, 100].Sample(times =>
        {
            var (first, second) = (new TimeBuckets(slot => times[slot]), new TimeBuckets(slot => times[slot]));
            foreach (var slot in Enumerable.Range(0, times.Length).Reverse())
            {
                first.Add(slot);
            }

            first.Ordered().ForEach(second.Add);
            var (a, b) = (new List<int>(), new List<int>());
            first.TakeUntil(long.MaxValue / 2, a);
            second.TakeUntil(long.MaxValue / 2, b);

            Assert.Equal(a, b);
        });
}

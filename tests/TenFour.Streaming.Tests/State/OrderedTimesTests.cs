using CsCheck;
using TenFour.Streaming.State;
using TenFour.Streaming.Tests.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class OrderedTimesTests
{
    private const int Slots = 3;

    private static readonly int[] Steps = [1, 3, -1, -2, 701, -977];

    // Runs of times that go forwards, backwards or anywhere: long enough for several chunks of a slot.
    private static readonly Gen<(int Slot, long From, int Step, int Count)> Runs =
        Gen.Select(Gen.Int[0, Slots - 1], Gen.Long[-2000, 2000], Gen.Int[0, 5].Select(i => Steps[i]), Gen.Int[1, 900]);

    [Fact]
    public void Add_RunsInAnyDirection_EqualsSortedSets() =>
        Runs.List[1, 12].Sample(
            runs =>
            {
                var times = new OrderedTimes();
                times.EnsureCapacity(Slots);
                var expected = Enumerable.Range(0, Slots).Select(_ => new SortedSet<long>()).ToArray();
                foreach (var (slot, from, step, count) in runs)
                {
                    for (var i = 0; i < count; i++)
                    {
                        var time = from + ((long)i * step % 2503);
                        Assert.Equal(expected[slot].Add(time), times.Add(slot, time));
                    }
                }

                Assert.Equal(expected.Sum(e => e.Count), times.Count);
                Assert.Equal(expected.Select(e => e.ToArray()), Enumerable.Range(0, Slots).Select(s => Of(times, s)));
            },
            iter: Samples.Count(300));

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MinValue)]
    public void Add_TheMostDistantTimes_KeepsBoth(long first, long second)
    {
        var times = new OrderedTimes();
        times.EnsureCapacity(1);

        Assert.True(times.Add(0, first));
        Assert.True(times.Add(0, second));
        Assert.False(times.Add(0, first));
        Assert.Equal([long.MinValue, long.MaxValue], Of(times, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Bytes_OfTimesInOneDirection_AreLittleMoreThanTheTimes(int step)
    {
        const int Count = 1_000_000;
        var times = new OrderedTimes();
        times.EnsureCapacity(1);
        for (var i = 0; i < Count; i++)
        {
            times.Add(0, i * step);
        }

        Assert.InRange(times.Bytes, Count * 8, Count * 10);
    }

    private static long[] Of(OrderedTimes times, int slot)
    {
        var copied = new long[times.CountOf(slot)];
        times.CopyTo(slot, copied);
        return copied;
    }
}

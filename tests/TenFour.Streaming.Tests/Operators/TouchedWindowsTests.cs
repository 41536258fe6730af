using CsCheck;
using TenFour.Streaming.Operators.Grouping;
using TenFour.Streaming.Windows;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class TouchedWindowsTests
{
    private static readonly WindowGrid Grid = new(new WindowSpec(10, 2, 0));
    private static readonly WindowRun Bounds = new(-1000, 1000);

    [Fact]
    public void Count_OfPartsInAnyOrder_IsThatOfTheWhole() =>
        Gen.Select(Gen.Long[-40, 40].Array[1, 6], Gen.Bool).Array[1, 8].Sample(
            parts =>
            {
                var counter = new TouchedWindows(Grid);
                var seen = new HashSet<long>();
                foreach (var (numbers, shifted) in parts)
                {
                    var fresh = numbers.Select(n => shifted ? n + 500 : n).Except(seen).Order().ToArray();
                    if (fresh.Length > 0)
                    {
                        counter.Add(0, fresh, seen.Count == 0, Bounds);
                        seen.UnionWith(fresh);
                    }
                }

                var whole = Grid.CountWindows([.. seen.Order()], Bounds);

                Assert.Equal(whole, counter.Count + (counter.Unordered.Count > 0 ? whole : 0));
            },
            iter: Samples.Count(2000));

    [Fact]
    public void Parts_OfAFileThatRunsBackwardsTwice_AreCountedOnTheWay()
    {
        var counter = new TouchedWindows(Grid);
        foreach (var (place, first) in new long[] { 30, 20, 10, 130, 120, 110, 230, 220 }.Select((f, i) => (i, f)))
        {
            counter.Add(0, [first, first + 1, first + 5], place == 0, Bounds);
        }

        Assert.Empty(counter.Unordered);
        Assert.Equal(Grid.CountWindows([.. new long[] { 10, 20, 30, 110, 120, 130, 220, 230 }.SelectMany(f => new[] { f, f + 1, f + 5 })], Bounds), counter.Count);
    }
}

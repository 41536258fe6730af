using CsCheck;
using TenFour.Streaming.Windows;
using Xunit;

namespace TenFour.Streaming.Tests.Windows;

public sealed class WindowGridTests
{
    private static readonly Gen<WindowSpec> Specs = Gen.Select(Gen.Long[1, 60], Gen.Long[1, 60], Gen.Long[-50, 50]).Select(
        (size, slide, start) => new WindowSpec(Math.Max(size, slide), Math.Min(size, slide), start % Math.Min(size, slide)));

    [Fact]
    public void Panes_OfAnyInstant_LieInTheWindowsThatHoldTheInstant() =>
        Gen.Select(Specs, Gen.Long[-500, 500]).Sample((spec, time) =>
        {
            var grid = new WindowGrid(spec);
            var pane = grid.PaneAt(time);
            var windows = Enumerable.Range(-1500, 3000).Where(k => grid.WindowStart(k) <= time && time < grid.WindowEnd(k)).ToList();

            Assert.Equal(windows[0], grid.FirstWindow(pane));
            Assert.Equal(windows[^1], grid.LastWindow(pane));
            Assert.Equal(windows.Count, windows[^1] - windows[0] + 1);
            Assert.True(grid.FirstPaneEndingIn(windows[^1]) <= pane && pane <= grid.LastPane(windows[0]));
        });

    [Fact]
    public void LastWindowEndingBy_AnyInstant_IsTheLastThatEndedThen() =>
        Gen.Select(Specs, Gen.Long[-500, 500]).Sample((spec, time) =>
        {
            var grid = new WindowGrid(spec);
            var window = grid.LastWindowEndingBy(time);

            Assert.True(grid.WindowEnd(window) <= time);
            Assert.True(grid.WindowEnd(window + 1) > time);
        });

    [Fact]
    public void Windows_OfTheFirstAndLastInstants_LieWithin64Bits() =>
        Gen.Select(
            Gen.OneOf(Gen.Long[1, 100], Gen.Long[1, WindowSpec.LongestMicros]), Gen.OneOf(Gen.Long[1, 100], Gen.Long[1, WindowSpec.LongestMicros]), Gen.Long).Sample(
            (size, slide, start) =>
            {
                var spec = new WindowSpec(Math.Max(size, slide), Math.Min(size, slide), start % Math.Min(size, slide));
                var grid = new WindowGrid(spec);
                foreach (var time in (long[])[spec.FirstTime, 0, spec.LastTime])
                {
                    var pane = grid.PaneAt(time);
                    var (first, last) = (grid.FirstWindow(pane), grid.LastWindow(pane));

                    Assert.InRange(first, grid.All.First + 1, grid.All.Last);
                    Assert.InRange(last, first, grid.All.Last);
                    Assert.InRange((Int128)grid.WindowStart(first), long.MinValue, (Int128)time);
                    Assert.Equal((Int128)spec.StartMicros + ((Int128)first * spec.SlideMicros), grid.WindowStart(first));
                    Assert.True(grid.WindowStart(last) <= time && grid.WindowEnd(last) > time && grid.WindowEnd(first) > time);
                    Assert.Equal((Int128)grid.WindowStart(last) + spec.SizeMicros, grid.WindowEnd(last));
                }

                Assert.Equal((grid.All.First, grid.All.Last), (grid.LastWindowEndingBy(long.MinValue), grid.LastWindowEndingBy(long.MaxValue)));
            },
            iter: 10_000);

    [Theory]
    [InlineData(long.MaxValue / 8)]
    [InlineData(long.MinValue / 8)]
    [InlineData((1L << 52) + 1)]
    [InlineData(-(1L << 52) - 1)]
    [InlineData((1L << 52) - 1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void PaneAt_FarInstants_RoundsDownExactly(long time)
    {
        var grid = new WindowGrid(new WindowSpec(7, 7, 3));

        var pane = grid.PaneAt(time);

        Assert.True(3 + (pane * 7) <= time && time < 3 + ((pane + 1) * 7));
    }

    [Fact]
    public void PaneAt_AroundTheBordersOfPanesOfAnyLength_RoundsDownExactly() =>
        Gen.Select(Gen.Int[0, 60], Gen.Long, Gen.Int[0, 55], Gen.Long, Gen.Int[-1, 1]).Sample((lengthBits, length, numberBits, number, beside) =>
        {
            var pane = 1 + (length & ((1L << lengthBits) - 1));
            var time = (Int128)(number & ((1L << numberBits) - 1)) * pane + beside;
            if (time < -1 || time > 1L << 60)
            {
                return;
            }

            Assert.Equal(Int128.IsNegative(time) ? -1 : (long)(time / pane), new WindowGrid(new WindowSpec(pane, pane, 0)).PaneAt((long)time));
        }, iter: 100_000);

    [Fact]
    public void WindowRuns_OfPanesInOrder_JoinWhatTouches()
    {
        var runs = new WindowRuns(2, 20);

        Assert.Null(runs.Add(-5, 1));
        Assert.Null(runs.Add(0, 4));
        Assert.Null(runs.Add(5, 6));
        Assert.Equal(new WindowRun(2, 6), runs.Add(9, 30));
        Assert.Equal(new WindowRun(9, 20), runs.End());
    }
}

using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

public sealed class RedrawClockTests
{
    private readonly RedrawClock _clock = new();

    [Fact]
    public void Change_AfterATimeWithoutAny_IsDrawnAtOnce()
    {
        Draw(Millis(0), hasWaited: false);

        Assert.True(_clock.WaitAt(Millis(100)) <= TimeSpan.Zero);
    }

    [Fact]
    public void Change_SoonAfterADrawing_WaitsForTheRestOfTheInterval()
    {
        Draw(Millis(1_000), hasWaited: false);

        Assert.Equal(Millis(70), _clock.WaitAt(Millis(1_030)));
    }

    [Fact]
    public void Drawings_ThatFollowEachOther_KeepTheirRateThoughTimersAreLate()
    {
        Draw(Millis(0), hasWaited: false);
        for (var i = 1; i <= 10; i++)
        {
            var late = Millis((i * 100) + (i % 3));
            Draw(late, hasWaited: true);
        }

        Assert.Equal(Millis(1_100), Millis(1_001) + _clock.WaitAt(Millis(1_001)));
    }

    [Fact]
    public void Drawing_ThatComesMuchTooLate_IsNotFollowedByAnotherAtOnce()
    {
        Draw(Millis(0), hasWaited: false);
        Draw(Millis(900), hasWaited: true);

        Assert.Equal(Millis(100), _clock.WaitAt(Millis(900)));
    }

    [Fact]
    public void Interval_OfEachDrawing_IsItsOwn()
    {
        _clock.Draw(Millis(0), hasWaited: false, Millis(70));
        _clock.Draw(Millis(71), hasWaited: true, Millis(100));

        Assert.Equal(Millis(99), _clock.WaitAt(Millis(71)));
    }

    private void Draw(TimeSpan now, bool hasWaited) => _clock.Draw(now, hasWaited, Millis(100));

    private static TimeSpan Millis(int millis) => TimeSpan.FromMilliseconds(millis);
}

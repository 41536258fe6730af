using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

public sealed class RedrawClockTests
{
    private readonly RedrawClock _clock = new(Millis(100));

    [Fact]
    public void Change_AfterATimeWithoutAny_IsDrawnAtOnce()
    {
        _clock.Draw(Millis(0), hasWaited: false);

        Assert.True(_clock.WaitAt(Millis(100)) <= TimeSpan.Zero);
    }

    [Fact]
    public void Change_SoonAfterADrawing_WaitsForTheRestOfTheInterval()
    {
        _clock.Draw(Millis(1_000), hasWaited: false);

        Assert.Equal(Millis(70), _clock.WaitAt(Millis(1_030)));
    }

    [Fact]
    public void Drawings_ThatFollowEachOther_KeepTheirRateThoughTimersAreLate()
    {
        _clock.Draw(Millis(0), hasWaited: false);
        for (var i = 1; i <= 10; i++)
        {
            var late = Millis((i * 100) + (i % 3));
            _clock.Draw(late, hasWaited: true);
        }

        Assert.Equal(Millis(1_100), Millis(1_001) + _clock.WaitAt(Millis(1_001)));
    }

    [Fact]
    public void Drawing_ThatComesMuchTooLate_IsNotFollowedByAnotherAtOnce()
    {
        _clock.Draw(Millis(0), hasWaited: false);
        _clock.Draw(Millis(900), hasWaited: true);

        Assert.Equal(Millis(100), _clock.WaitAt(Millis(900)));
    }

    private static TimeSpan Millis(int millis) => TimeSpan.FromMilliseconds(millis);
}

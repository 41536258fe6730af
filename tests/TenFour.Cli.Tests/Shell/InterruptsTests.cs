using TenFour.Cli.Shell;

namespace TenFour.Cli.Tests.Shell;

public sealed class InterruptsTests
{
    [Fact]
    public void Signal_Once_AsksForAStopAndAnnouncesIt()
    {
        var said = new List<string>();
        using var interrupts = new Interrupts(() => said.Add("stopping"), () => said.Add("now"));

        interrupts.Signal();

        Assert.True(interrupts.Stop.IsCancellationRequested);
        Assert.Equal(["stopping"], said);
    }

    [Fact]
    public void Signal_Twice_StopsNow()
    {
        var said = new List<string>();
        using var interrupts = new Interrupts(() => said.Add("stopping"), () => said.Add("now"));

        interrupts.Signal();
        interrupts.Signal();

        Assert.Equal(["stopping", "now"], said);
    }

    [Fact]
    public void Signal_TwiceWhereACommandTakesTheSecond_IsLeftToIt()
    {
        var said = new List<string>();
        using var interrupts = new Interrupts(() => said.Add("stopping"), () => said.Add("now"));
        var second = interrupts.TakeSecond();

        interrupts.Signal();
        Assert.False(second.IsCancellationRequested);
        interrupts.Signal();
        Assert.True(second.IsCancellationRequested);
        Assert.Equal(["stopping"], said);
        interrupts.Signal();

        Assert.Equal(["stopping", "now"], said);
    }
}

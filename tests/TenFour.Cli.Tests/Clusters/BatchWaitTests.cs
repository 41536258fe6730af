using Microsoft.Extensions.Time.Testing;
using TenFour.Cli.Clusters;

namespace TenFour.Cli.Tests.Clusters;

public sealed class BatchWaitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Wait_ForABatch_IsSaidAtOnceThenWhenTheStateChangesOrLasts()
    {
        var wait = new BatchWait(_time);
        Assert.Equal("waiting for a batch, 0 s: Initializing sources", wait.Say("Initializing sources"));
        Assert.Null(wait.Say("Initializing sources"));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(wait.Say("Processing new data"));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("waiting for a batch, 4 s: Processing new data", wait.Say("Processing new data"));

        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(wait.Say("Processing new data"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("waiting for a batch, 34 s: Processing new data", wait.Say("Processing new data"));
    }

    [Fact]
    public void Wait_AfterABatch_IsSaidNoMore()
    {
        var wait = new BatchWait(_time);
        wait.End();
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(wait.Say("Waiting for data to arrive"));
    }
}

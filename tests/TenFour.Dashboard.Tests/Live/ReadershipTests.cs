using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

public sealed class ReadershipTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(11);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Wait_RightAfterTheStart_DoesNotWait() => Assert.True(new Readership(_time).WaitAsync(this, isLookedAt: true, Stop).IsCompleted);

    [Fact]
    public async Task Wait_NobodyLooks_LastsSomeSeconds()
    {
        var readers = new Readership(_time);
        _time.Advance(Long);

        var wait = readers.WaitAsync(this, isLookedAt: true, Stop);

        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await wait;
    }

    [Fact]
    public async Task Wait_SomebodyLooksAtSomethingElse_LastsASecond()
    {
        var readers = new Readership(_time);

        var wait = readers.WaitAsync(this, isLookedAt: false, Stop);

        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await wait;
    }

    [Fact]
    public void Request_WhileAQueryWaitsAside_IsAnsweredAtOnce()
    {
        var readers = new Readership(_time);
        var wait = readers.WaitAsync(this, isLookedAt: false, Stop);

        Assert.False(wait.IsCompleted);
        Assert.True(readers.PassAsync(Request("/api/now"), _ => Task.CompletedTask).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Wait_SomebodyTurnsToSomethingElse_Ends()
    {
        var readers = new Readership(_time);
        var wait = readers.WaitAsync(this, isLookedAt: false, Stop);

        readers.Turn();

        await wait;
    }

    [Fact]
    public async Task Wait_SomebodyComes_EndsAtOnceAndDoesNotBeginAgain()
    {
        var (readers, page) = (new Readership(_time), new TaskCompletionSource());
        _time.Advance(Long);
        var wait = readers.WaitAsync(this, isLookedAt: true, Stop);

        var request = readers.PassAsync(Request("/_blazor"), _ => page.Task);

        await wait;
        readers.CatchUp(this);
        _time.Advance(Long);
        Assert.True(readers.WaitAsync(this, isLookedAt: true, Stop).IsCompleted);
        page.SetResult();
        await request;
        Assert.True(readers.IsThere);
        _time.Advance(Long);
        Assert.False(readers.IsThere);
    }

    [Theory]
    [InlineData("/metrics", false)]
    [InlineData("/health/ready", false)]
    [InlineData("/api/now", true)]
    public async Task Request_OfProgramsThatWatchTheServer_IsNoLook(string path, bool isLook)
    {
        var readers = new Readership(_time);
        _time.Advance(Long);

        await readers.PassAsync(Request(path), _ => Task.CompletedTask);

        Assert.Equal(isLook, readers.IsThere);
    }

    [Fact]
    public async Task Request_AfterATimeWithoutAny_IsAnsweredWhenAllQueriesHaveCaughtUp()
    {
        var (readers, other, isAnswered) = (new Readership(_time), new object(), false);
        _time.Advance(Long);
        var waits = Task.WhenAll(readers.WaitAsync(this, isLookedAt: true, Stop), readers.WaitAsync(other, isLookedAt: true, Stop));

        var request = readers.PassAsync(Request("/api/now"), Answer);

        await waits;
        readers.CatchUp(this);
        Assert.False(isAnswered);
        readers.CatchUp(other);
        await request;
        Assert.True(isAnswered);

        Task Answer(HttpContext context)
        {
            isAnswered = true;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Request_WhenAQueryTakesLong_IsAnsweredWithoutIt()
    {
        var readers = new Readership(_time);
        _time.Advance(Long);
        var wait = readers.WaitAsync(this, isLookedAt: true, Stop);

        var request = readers.PassAsync(Request("/api/now"), _ => Task.CompletedTask);

        await wait;
        Assert.False(request.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        await request;
    }

    [Fact]
    public async Task Request_OfSomebodyWhoWasHereAMomentAgo_IsAnsweredAtOnce()
    {
        var readers = new Readership(_time);
        await readers.WaitAsync(this, isLookedAt: true, Stop);

        Assert.True(readers.PassAsync(Request("/api/now"), _ => Task.CompletedTask).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Wait_ToldToStop_Ends()
    {
        var readers = new Readership(_time);
        _time.Advance(Long);
        using var stop = new CancellationTokenSource();
        var wait = readers.WaitAsync(this, isLookedAt: true, stop.Token);

        await stop.CancelAsync();

        await wait;
    }

    private static DefaultHttpContext Request(string path) => new() { Request = { Path = path } };
}

namespace TenFour.Browser.Tests.Harness;

/// <summary>The machine's clock, but who asks to be woken in half a minute or later is woken in a second.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= Long ? Longest : dueTime, period);
}

namespace TenFour.Dashboard.Tests.Hosting;

/// <summary>The machine's clock, whose stopwatch goes a hundred times slower: a limit on elapsed time is not met because a machine is busy.</summary>
internal sealed class SlowStopwatch : TimeProvider
{
    public override long GetTimestamp() => System.GetTimestamp() / 100;
}

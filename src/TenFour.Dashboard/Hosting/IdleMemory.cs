namespace TenFour.Dashboard.Hosting;

/// <summary>
/// Keeps a page that does little small. The collector waits for as much garbage as the processor's cache holds, which on servers is hundreds of
/// megabytes; here it is told earlier while that costs nothing, and gives back what the start has needed.
/// </summary>
internal sealed class IdleMemory(TimeProvider time)
{
    /// <summary>Garbage that is worth a collection of the youngest generation, which then takes a few milliseconds.</summary>
    private const long WorthCollecting = 16 << 20;

    /// <summary>More than this since the last look is work, in which the collector knows best.</summary>
    private const long Busy = 64 << 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var (looked, collected) = (GC.GetTotalAllocatedBytes(), GC.GetTotalAllocatedBytes());
        var hasWorked = true;
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            var allocated = GC.GetTotalAllocatedBytes();
            if (allocated - looked > Busy)
            {
                hasWorked = true;
            }
            else if (hasWorked)
            {
                (hasWorked, collected) = (false, allocated);
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
            else if (allocated - collected > WorthCollecting)
            {
                collected = allocated;
                GC.Collect(generation: 0, GCCollectionMode.Forced, blocking: true);
            }

            looked = allocated;
        }
    }
}

using System.Runtime;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Hosting;

/// <summary>
/// Keeps a page that does little small. The collector waits for as much garbage as the processor's cache holds, which on servers is hundreds of
/// megabytes; here it is told earlier while that costs nothing, and gives back what the start has needed.
/// </summary>
internal sealed class IdleMemory(Readership readers, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var plan = new CollectionPlan(GC.GetTotalAllocatedBytes());
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            switch (plan.Next(GC.GetTotalAllocatedBytes(), GC.GetTotalMemory(forceFullCollection: false), readers.IsThere))
            {
                case Collection.Everything:
                    GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    break;
                case Collection.Youngest:
                    GC.Collect(generation: 0, GCCollectionMode.Forced, blocking: true);
                    break;
            }
        }
    }
}

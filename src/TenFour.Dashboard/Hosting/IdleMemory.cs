using System.Runtime;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Hosting;

/// <summary>Keeps a page that does little small: gives back what its start, queries and pages have needed once that is over.</summary>
internal sealed class IdleMemory(Readership readers, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var plan = new CollectionPlan(GC.GetTotalAllocatedBytes());
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            if (plan.IsTime(GC.GetTotalAllocatedBytes(), GC.GetTotalMemory(forceFullCollection: false), readers.IsThere))
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}

namespace TenFour.Streaming.Queries;

/// <summary>Those who wait until a query has done all that was there when they asked.</summary>
internal sealed class IdleWaits
{
    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _asked = [];

    /// <summary>Ends when the query has found nothing more to do in a look at its sources that began after this call.</summary>
    public Task WaitAsync()
    {
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _asked.Add(wait);
        }

        return wait.Task;
    }

    /// <summary>Those who have asked so far: taken before the sources are looked at.</summary>
    public IReadOnlyList<TaskCompletionSource> Asked()
    {
        lock (_lock)
        {
            return [.. _asked];
        }
    }

    /// <summary>Lets them go on.</summary>
    public void Release(IReadOnlyList<TaskCompletionSource> asked)
    {
        lock (_lock)
        {
            _asked.RemoveAll(asked.Contains);
        }

        foreach (var wait in asked)
        {
            wait.TrySetResult();
        }
    }
}

using Microsoft.AspNetCore.Http;

namespace TenFour.Dashboard.Live;

/// <summary>
/// Whether anybody looks: an open page, or a request a moment ago. As long as nobody does, queries take what has come together in batches some seconds
/// apart, which costs a fraction of a batch for each record. Who comes then is answered when they have caught up. And while somebody looks at one
/// query, the others must not take the machine from it: they do the same, a second apart.
/// </summary>
internal sealed class Readership
{
    /// <summary>How long after a request somebody still looks: who asks again and again, asks for the newest.</summary>
    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(10);

    /// <summary>How long records wait for others when nobody looks.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(30);

    /// <summary>How long records wait for others in a query that is not looked at, when somebody looks at something else.</summary>
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer waits for queries that were behind; a page shows what they give later when they give it.</summary>
    private static readonly TimeSpan CatchingUp = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly HashSet<object> _behind = [];
    private TaskCompletionSource _came = NewSource();
    private TaskCompletionSource? _caughtUp;
    private int _open;
    private long _last;

    /// <summary>Who starts the program is about to look.</summary>
    public Readership(TimeProvider time) => (_time, _last) = (time, time.GetTimestamp());

    public bool IsThere
    {
        get
        {
            lock (_lock)
            {
                return _open > 0 || _time.GetElapsedTime(_last) < Lingering;
            }
        }
    }

    /// <summary>Lets a request through; a page is one for as long as it is connected. Programs that watch the server look at no result.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/metrics"))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var caughtUp = Enter();
        try
        {
            await caughtUp.WaitAsync(CatchingUp, _time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Lets a query for which there are records wait a while, or until somebody comes; not at all where somebody looks at it.</summary>
    /// <param name="query">Who waits.</param>
    /// <param name="isLookedAt">Somebody who is there sees what it gives.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task WaitAsync(object query, bool isLookedAt, CancellationToken stop)
    {
        Task came;
        TimeSpan wait;
        lock (_lock)
        {
            var isSomebodyThere = IsThere;
            if (isSomebodyThere && isLookedAt)
            {
                return;
            }

            (came, wait) = (_came.Task, isSomebodyThere ? Aside : Unread);
            if (!isSomebodyThere)
            {
                // Answers wait for it. A second is not worth that.
                _behind.Add(query);
            }
        }

        await came.WaitAsync(wait, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Somebody who is there looks at something else now: nothing waits any longer.</summary>
    public void Turn()
    {
        _ = Enter();
        Leave();
    }

    /// <summary>The query has taken the records it was waiting with, or has ended.</summary>
    public void CatchUp(object query)
    {
        TaskCompletionSource? caughtUp = null;
        lock (_lock)
        {
            if (_behind.Remove(query) && _behind.Count == 0)
            {
                (caughtUp, _caughtUp) = (_caughtUp, null);
            }
        }

        caughtUp?.TrySetResult();
    }

    /// <summary>Gives what ends when no query is behind any more.</summary>
    private Task Enter()
    {
        TaskCompletionSource came;
        Task caughtUp;
        lock (_lock)
        {
            _open++;
            (came, _came) = (_came, NewSource());
            caughtUp = _behind.Count == 0 ? Task.CompletedTask : (_caughtUp ??= NewSource()).Task;
        }

        came.TrySetResult();
        return caughtUp;
    }

    private void Leave()
    {
        lock (_lock)
        {
            _open--;
            _last = _time.GetTimestamp();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>
/// Does the parts of some work side by side: one on the calling thread, the others on threads that are kept for a while.
/// </summary>
/// <remarks>
/// Why not the thread pool: a system wakes a thread on the processor where it last ran if that has nothing to do. A thread of the pool, whichever is taken, has
/// often run last where the caller runs now, and then waits 2 to 3 ms until the system moves it, several times a batch. The threads here ran
/// beside the caller, and so on another processor.
/// </remarks>
internal static class WorkerThreads
{
    /// <summary>Long enough for the pauses of a query that is at work.</summary>
    private static readonly TimeSpan KeptIdle = TimeSpan.FromSeconds(10);

    // The one that worked last is taken first.
    private static readonly List<Helper> Idle = [];

    /// <summary>
    /// Calls with every number below a count, and returns when all calls have. What one of them throws is thrown; that it was cancelled only where nothing
    /// else was wrong.
    /// </summary>
    public static void Run(int count, Action<int> work)
    {
        var helpers = new Helper[Math.Max(0, count - 1)];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = Take();
            helpers[i].Begin(work, i + 1);
        }

        var failure = count > 0 ? FailureOf(work, 0) : null;
        foreach (var helper in helpers)
        {
            var other = helper.End();
            failure = failure is null || (failure.SourceException is OperationCanceledException && other is not null) ? other : failure;
            GiveBack(helper);
        }

        failure?.Throw();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Thrown again on the caller's thread.")]
    private static ExceptionDispatchInfo? FailureOf(Action<int> work, int number)
    {
        try
        {
            work(number);
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }

    private static Helper Take()
    {
        lock (Idle)
        {
            if (Idle.Count > 0)
            {
                var last = Idle[^1];
                Idle.RemoveAt(Idle.Count - 1);
                return last;
            }
        }

        return new Helper();
    }

    private static void GiveBack(Helper helper)
    {
        lock (Idle)
        {
            Idle.Add(helper);
        }
    }

    /// <summary>A thread that does one part at a time, until there has been none for a while.</summary>
    private sealed class Helper : IDisposable
    {
        private readonly SemaphoreSlim _begin = new(0);
        private readonly SemaphoreSlim _end = new(0);
        private Action<int>? _work;
        private int _number;
        private ExceptionDispatchInfo? _failure;

        public Helper() => new Thread(Loop) { IsBackground = true, Name = "worker" }.UnsafeStart();

        public void Begin(Action<int> work, int number)
        {
            (_work, _number) = (work, number);
            _begin.Release();
        }

        public ExceptionDispatchInfo? End()
        {
            _end.Wait();
            var failure = _failure;
            _failure = null;
            return failure;
        }

        public void Dispose()
        {
            _begin.Dispose();
            _end.Dispose();
        }

        private void Loop()
        {
            while (true)
            {
                if (!_begin.Wait(KeptIdle))
                {
                    if (TryLeave())
                    {
                        Dispose();
                        return;
                    }

                    _begin.Wait();
                }

                DoPart();
                _end.Release();
            }
        }

        // Not within the loop, whose frame would keep the work, and all that it refers to, alive while the thread waits for more.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void DoPart()
        {
            _failure = FailureOf(_work!, _number);
            _work = null;
        }

        /// <summary>False where somebody has just taken it.</summary>
        private bool TryLeave()
        {
            lock (Idle)
            {
                return Idle.Remove(this);
            }
        }
    }
}

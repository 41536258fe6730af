namespace TenFour.Kafka.Settings;

/// <summary>Whether some brokers answer, as seen by all clients of a program that share this. Safe for several threads.</summary>
public sealed class BrokerPresence
{
    private readonly Lock _lock = new();
    private int _waiting;
    private string? _problem;

    /// <summary>That they do not answer, as a sentence; null while they do. May be read by any thread.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Raised when <see cref="Problem"/> changes. It must not take long.</summary>
    public event Action? Changed;

    /// <summary>A client has lost them.</summary>
    /// <returns>Whether it is the first.</returns>
    internal bool Left(string sentence) => Count(+1, sentence);

    /// <summary>A client that had lost them hears of them again, or has ended.</summary>
    /// <returns>Whether it was the last one that waited.</returns>
    internal bool CameBack() => Count(-1, null);

    private bool Count(int step, string? problem)
    {
        lock (_lock)
        {
            _waiting += step;
            var waited = _problem is not null;
            if (waited == _waiting > 0)
            {
                return false;
            }

            Volatile.Write(ref _problem, problem);
        }

        Changed?.Invoke();
        return true;
    }
}

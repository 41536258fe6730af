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

    /// <summary>The clients that waited have ended, so that only a further one can learn that the brokers are back.</summary>
    internal bool IsLeftOpen => Problem is not null && Volatile.Read(ref _waiting) == 0;

    /// <summary>A client has lost them.</summary>
    /// <returns>Whether it is the first.</returns>
    internal bool Left(string sentence)
    {
        lock (_lock)
        {
            _waiting++;
            if (_problem is not null)
            {
                return false;
            }

            Volatile.Write(ref _problem, sentence);
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>A client that had lost them has ended.</summary>
    internal void Ended()
    {
        lock (_lock)
        {
            _waiting--;
        }
    }

    /// <summary>A client hears of them.</summary>
    /// <param name="waited">Whether it had lost them.</param>
    /// <returns>Whether nobody waits any more.</returns>
    internal bool CameBack(bool waited)
    {
        lock (_lock)
        {
            _waiting -= waited ? 1 : 0;
            if (_waiting > 0 || _problem is null)
            {
                return false;
            }

            Volatile.Write(ref _problem, null);
        }

        Changed?.Invoke();
        return true;
    }
}

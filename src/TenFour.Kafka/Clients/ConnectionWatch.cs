using Confluent.Kafka;

namespace TenFour.Kafka.Clients;

/// <summary>Says once that the brokers do not answer, and once that they answer again.</summary>
internal sealed class ConnectionWatch(string servers, BrokerTrouble trouble, Action<string>? warn)
{
    private readonly Lock _lock = new();
    private bool _isAnnounced;

    /// <summary>Nothing has come. That is usual, unless the client knows of no broker that answers.</summary>
    public void Silent()
    {
        if (trouble.IsAway)
        {
            Away();
        }
    }

    /// <summary>The brokers do not answer.</summary>
    public void Away(Error? error = null)
    {
        lock (_lock)
        {
            if (!_isAnnounced)
            {
                _isAnnounced = true;
                warn?.Invoke($"Kafka at {servers} does not answer ({trouble.Reason() ?? error?.Reason ?? "no reason is known"}); waiting until it does.");
            }
        }
    }

    /// <summary>A broker has answered.</summary>
    public void Heard()
    {
        if (!_isAnnounced)
        {
            return;
        }

        lock (_lock)
        {
            if (_isAnnounced)
            {
                _isAnnounced = false;
                trouble.Answered();
                warn?.Invoke($"Kafka at {servers} answers again; going on.");
            }
        }
    }
}

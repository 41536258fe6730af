using Confluent.Kafka;
using TenFour.Kafka.Settings;

namespace TenFour.Kafka.Clients;

/// <summary>Says once that the brokers do not answer, and once that they answer again; together with others, where they share a presence.</summary>
internal sealed class ConnectionWatch(string servers, BrokerTrouble trouble, KafkaSettings settings)
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
                var sentence = $"Kafka at {servers} does not answer ({trouble.Reason() ?? error?.Reason ?? "no reason is known"}); waiting until it does.";
                if (settings.Presence?.Left(sentence) ?? true)
                {
                    settings.Warn?.Invoke(sentence);
                }
            }
        }
    }

    /// <summary>A broker has answered.</summary>
    public void Heard()
    {
        if (!_isAnnounced && settings.Presence is not { IsLeftOpen: true })
        {
            return;
        }

        lock (_lock)
        {
            var waited = _isAnnounced;
            _isAnnounced = false;
            trouble.Answered();
            if (settings.Presence?.CameBack(waited) ?? waited)
            {
                settings.Warn?.Invoke($"Kafka at {servers} answers again; going on.");
            }
        }
    }

    /// <summary>Who watched has ended: whether the brokers answer is no longer to be learnt here.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_isAnnounced)
            {
                _isAnnounced = false;
                settings.Presence?.Ended();
            }
        }
    }
}

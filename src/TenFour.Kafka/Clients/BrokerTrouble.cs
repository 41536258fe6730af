using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace TenFour.Kafka.Clients;

/// <summary>
/// Remembers what a client says of its connections, for the error that comes of it: the client itself only says that it timed out. Its
/// handlers are called from the client's threads.
/// </summary>
internal sealed partial class BrokerTrouble
{
    private readonly Lock _lock = new();
    private Error? _last;

    /// <summary>Broken credentials or certificates: trying again does not help.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>The brokers do not answer at the moment, as far as the client knows.</summary>
    public bool IsAway { get; private set; }

    public void Note(Error error)
    {
        lock (_lock)
        {
            IsHopeless |= error.Code is ErrorCode.Local_Authentication or ErrorCode.Local_Ssl or ErrorCode.SaslAuthenticationFailed;
            IsAway |= error.Code is ErrorCode.Local_AllBrokersDown;

            // That all brokers are down says less than why one is.
            if (error.Code != ErrorCode.Local_AllBrokersDown && Weight(error) >= Weight(_last))
            {
                _last = error;
            }
        }
    }

    /// <summary>A broker has answered.</summary>
    public void Answered() => IsAway = false;

    /// <summary>Why a broker does not answer, in the client's words; null where it has said nothing.</summary>
    public string? Reason()
    {
        lock (_lock)
        {
            return _last is null ? null : Shorten(_last.Reason);
        }
    }

    /// <summary>The broker that does not answer, where the client was not given its name but learnt it from another broker; otherwise null.</summary>
    /// <param name="servers">The brokers whose names the client was given.</param>
    public string? LearntBroker(string servers) =>
        Reason() is { } reason && Learnt().Match(reason) is { Success: true } match
        && !servers.Split(',').Contains(match.Groups["broker"].Value, StringComparer.OrdinalIgnoreCase) ? match.Groups["broker"].Value : null;

    // The client calls a broker by its address and number, and "bootstrap" until it knows the number.
    [GeneratedRegex(@"^(?:\w+://)?(?<broker>[^/\s]+:\d+)/\d+: ", RegexOptions.CultureInvariant)]
    private static partial Regex Learnt();

    private static int Weight(Error? error) => error?.Code switch
    {
        null => 0,
        ErrorCode.Local_Authentication or ErrorCode.Local_Ssl or ErrorCode.SaslAuthenticationFailed => 3,
        ErrorCode.Local_Resolve => 2,
        _ => 1,
    };

    /// <summary>Without what the client counts and measures behind the sentence.</summary>
    private static string Shorten(string reason)
    {
        var end = reason.IndexOf(" (after ", StringComparison.Ordinal);
        return (end < 0 ? reason : reason[..end]).TrimEnd('.', ' ');
    }
}

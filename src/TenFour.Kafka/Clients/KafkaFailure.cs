using Confluent.Kafka;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Clients;

/// <summary>Turns what the client library reports into sentences that say whose fault it is and what to do.</summary>
internal static class KafkaFailure
{
    /// <summary>The condition of <see cref="ShutOut"/>.</summary>
    public const string ShutOutCondition = "KAFKA_WRITER_SHUT_OUT";

    /// <summary>Errors that stay however long one waits.</summary>
    public static bool IsRefusal(Error error) => error.Code is
        ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed
        or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication or ErrorCode.Local_Ssl
        or ErrorCode.UnsupportedVersion or ErrorCode.Local_UnsupportedFeature or ErrorCode.InvalidRequest;

    /// <summary>Errors that pass when the brokers are back: worth waiting for.</summary>
    public static bool IsPassing(Error error) => error.Code is
        ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_TimedOutQueue or ErrorCode.Local_AllBrokersDown
        or ErrorCode.Local_Resolve or ErrorCode.Local_WaitCoord or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_DestroyBroker
        or ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.RequestTimedOut or ErrorCode.BrokerNotAvailable
        or ErrorCode.ReplicaNotAvailable or ErrorCode.NetworkException or ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch
        or ErrorCode.OffsetNotAvailable or ErrorCode.PreferredLeaderNotAvailable or ErrorCode.GroupLoadInProgress
        or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.NotCoordinatorForGroup;

    /// <summary>
    /// No answer came: the client's own words for it. A partition is unknown to it, too, while it has not reached the broker of one that the brokers
    /// have named, and it gives up connections that it has found better names for.
    /// </summary>
    public static bool IsSilence(Error error) => error.Code is
        ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_TimedOutQueue or ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Resolve
        or ErrorCode.Local_UnknownPartition or ErrorCode.Local_DestroyBroker;

    /// <summary>A topic or partition is not known: gone for good, or a broker has just come back and does not know its topics yet.</summary>
    public static bool IsUnknown(Error error) => error.Code is
        ErrorCode.Local_UnknownPartition or ErrorCode.Local_UnknownTopic or ErrorCode.UnknownTopicOrPart or ErrorCode.UnknownTopicId;

    /// <summary>No broker can be reached at the start.</summary>
    public static StreamingException Unreachable(string servers, BrokerTrouble trouble, Error error)
    {
        var reason = trouble.Reason() ?? error.Reason;
        return trouble.IsHopeless || reason.Contains("SSL routines", StringComparison.Ordinal)
            ? StreamingException.ForEnvironment(
                $"The Kafka broker at {servers} does not let us in: {reason}.",
                "Check kafka.security.protocol, kafka.sasl.mechanism, kafka.sasl.username and kafka.sasl.password, and the certificates in kafka.ssl.ca.location and kafka.ssl.certificate.location.")
            : StreamingException.ForEnvironment(
                $"No Kafka broker answers at {servers}: {reason}.",
                "Check the address and that the broker runs. A broker that wants TLS or a password needs kafka.security.protocol.");
    }

    /// <summary>The broker that was asked first answers, but the one that it names does not.</summary>
    public static StreamingException Misadvertised(string servers, IEnumerable<string> advertised, BrokerTrouble trouble, Error error) =>
        StreamingException.ForEnvironment(
            $"The Kafka broker at {servers} answers and says that the records are at {string.Join(", ", advertised)}, which cannot be reached from here: "
            + $"{trouble.Reason() ?? error.Reason}.",
            "Set advertised.listeners of the broker to a name that this machine can reach.");

    /// <summary>Another writer of the same name has taken over.</summary>
    public static StreamingException ShutOut() => new(
        Fault.Environment,
        "Another program with the same checkpoint, or the same feed, has begun to write, and this one has been shut out.",
        ShutOutCondition,
        "Let just one of them run.");

    /// <summary>A record that the topic does not take.</summary>
    /// <param name="bytes">The largest value of those that were on their way.</param>
    public static StreamingException TooLarge(string? topic, int bytes, Error error) => StreamingException.ForData(
        $"Writing to the topic {topic} failed: a record is larger than allowed ({error.Reason}); the largest on its way has {bytes:N0} bytes.",
        advice: "Raise max.message.bytes of the topic, and kafka.message.max.bytes where it is set, or leave the record out.");

    /// <summary>Any other failure of a request.</summary>
    public static StreamingException Of(string what, KafkaException e) => e.Error.Code switch
    {
        ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed
            or ErrorCode.TransactionalIdAuthorizationFailed => StreamingException.ForEnvironment(
                $"{what}: the broker does not allow it ({e.Error.Reason}).", "Ask for the rights, or use another user.", e),
        _ => StreamingException.ForEnvironment($"{what}: {e.Error.Reason}.", "Check the broker and its log.", e),
    };
}

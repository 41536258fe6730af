using TenFour.Spark.Faults;
using TenFour.Spark.Plans;
using TenFour.Spark.Protocol;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Running;

/// <summary>
/// Lets the cluster ask for its topics before a query starts. A streaming query asks with the patience of minutes, several times over, before it
/// tells that a broker cannot be reached; the first question may be short.
/// </summary>
internal static class KafkaReach
{
    private const string Servers = "kafka.bootstrap.servers";

    /// <summary>What a sink asks for: any broker that answers will do, whatever topics it has.</summary>
    private static readonly KeyValuePair<string, string> NoTopic = new("subscribePattern", "$^");

    /// <summary>From the earliest record to the first of all times is nothing, so no record is read.</summary>
    private static readonly Dictionary<string, string> Question = new(StringComparer.OrdinalIgnoreCase)
    {
        ["startingOffsets"] = "earliest",
        ["endingTimestamp"] = "0",
        ["fetchOffset.numRetries"] = "1",
    };

    /// <summary>Kafka's client wants the second to be no shorter than the first, so a user who sets one of them gets neither.</summary>
    private static readonly Dictionary<string, string> Patience = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kafka.request.timeout.ms"] = "10000",
        ["kafka.default.api.timeout.ms"] = "15000",
    };

    /// <exception cref="Faults.SparkException">The cluster does not reach a broker, lacks its Kafka package, or finds no such topic.</exception>
    public static async Task CheckAsync(
        SparkSession session, IEnumerable<SparkStream> streams, QueryTarget? target, CancellationToken cancellation)
    {
        foreach (var stream in streams.Where(s => s.Options.ContainsKey(Servers)))
        {
            await AskAsync(session, stream.Options.Where(o => Names(o.Key)), cancellation).ConfigureAwait(false);
        }

        if (target is not null && target.Options.ContainsKey(Servers))
        {
            await AskAsync(session, target.Options.Where(o => IsClient(o.Key)).Append(NoTopic), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task AskAsync(SparkSession session, IEnumerable<KeyValuePair<string, string>> options, CancellationToken cancellation)
    {
        var source = new Read.Types.DataSource { Format = "kafka" };
        var named = options.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in named.Concat(Question).Concat(named.Keys.Any(Patience.ContainsKey) ? [] : Patience))
        {
            source.Options[name] = value;
        }

        var ends = Relations.Project(new Relation { Read = new Read { DataSource = source } }, [Relations.Column("offset")]);
        try
        {
            await foreach (var _ in session.RowsAsync(ends, cancellation: cancellation).ConfigureAwait(false))
            {
                // That there is an answer is the answer.
            }
        }
        catch (SparkException error) when (IsOfKafka(error))
        {
            throw new SparkException(
                Fault.Environment, $"The cluster asks {named[Servers]} for its topics, and fails: {error.Message}", error.Condition, error.Advice, error)
            {
                SqlState = error.SqlState,
                JavaClass = error.JavaClass,
                Causes = error.Causes,
            };
        }
    }

    /// <summary>Whether Kafka's client has failed, and not Spark around it.</summary>
    private static bool IsOfKafka(SparkException error) =>
        error.Causes.Prepend(error.JavaClass ?? "").Prepend(error.Message).Any(t => t.Contains("kafka", StringComparison.OrdinalIgnoreCase))
        && !ServerAdvice.IsKafkaMissing(error.Condition, error.Message);

    /// <summary>Whether an option says which topics, or how to reach them.</summary>
    private static bool Names(string option) => IsClient(option)
        || option.Equals("subscribe", StringComparison.OrdinalIgnoreCase)
        || option.Equals("subscribePattern", StringComparison.OrdinalIgnoreCase)
        || option.Equals("assign", StringComparison.OrdinalIgnoreCase);

    private static bool IsClient(string option) => option.StartsWith("kafka.", StringComparison.OrdinalIgnoreCase);
}

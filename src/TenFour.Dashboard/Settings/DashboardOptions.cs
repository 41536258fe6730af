using System.Net;
using TenFour.Kafka.Settings;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Settings;

/// <summary>What <c>up</c> starts. Immutable.</summary>
public sealed record DashboardOptions
{
    public const int DefaultPort = 8810;
    public const string DefaultDataFolder = "data/up";

    private const int ShortestToken = 16;

    /// <summary>The first port to try; a taken one is passed over.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Where to listen. Anything but a loopback address demands <see cref="Token"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>What a reader must show; null only on loopback.</summary>
    public string? Token { get; init; }

    /// <summary>Where the topics, the history and what readers have written live.</summary>
    public string DataFolder { get; init; } = DefaultDataFolder;

    /// <summary>Where another page has <see cref="DataFolder"/>, the next free one is taken, such as <c>data/up-2</c>. False: that is refused.</summary>
    public bool TakesNextDataFolder { get; init; }

    /// <summary>The brokers (<c>host:port</c>, several with commas) that keep the topics; null where those are folders below <see cref="DataFolder"/>.</summary>
    public string? Kafka { get; init; }

    /// <summary>The Spark cluster that runs the statistics, over topics in <see cref="Kafka"/>; null: this program runs them.</summary>
    public ConnectAddress? Cluster { get; init; }

    /// <summary>How to talk to <see cref="Kafka"/>.</summary>
    public KafkaSettings KafkaSettings { get; init; } = KafkaSettings.Default;

    /// <summary>How long after a failure of its brokers a query of this program starts again; null: never.</summary>
    internal TimeSpan? RetryAfter => Kafka is not null ? TimeSpan.FromSeconds(5) : null;

    /// <summary>The folder of statistics beside the built-in ones, or null.</summary>
    public string? StatisticsFolder { get; init; }

    public FeedOptions Feed { get; init; } = new();

    /// <summary>The zone of the session.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>How many threads each query may use.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Told, as sentences, what the user should know.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <exception cref="StreamingException">Two options contradict each other.</exception>
    public DashboardOptions Validate() => this switch
    {
        { Cluster: not null, Kafka: null } =>
            throw StreamingException.ForUser(
                $"--master {Cluster.Display} without --kafka: the cluster cannot see the files of this machine, in which the page keeps its topics.",
                advice: "Add --kafka host:port, with brokers that the cluster's machines reach under that name."),
        { Token: null } when !IPAddress.IsLoopback(Address) =>
            throw StreamingException.ForUser(
                $"A page on {Address} can be read by others, and no token is set.", advice: "Set one, or listen on localhost."),
        { Token.Length: < ShortestToken } =>
            throw StreamingException.ForUser(
                $"The token of the page can be guessed: it has fewer than {ShortestToken} characters.",
                advice: "Set a longer one, or none: then one is made."),
        _ => this,
    };
}

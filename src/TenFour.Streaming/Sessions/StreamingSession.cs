using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Topics;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sessions;

/// <summary>
/// Where streams and tables have names, and statistics and fluent queries are made from them. The engine runs in this process, or elsewhere
/// (<c>StreamingSession.Connect</c> of TenFour.Spark).
/// </summary>
/// <example><code>
/// var session = StreamingSession.Local().AddTopic("calls", "data/calls", schema);
/// await using var query = session.Stream("calls").Where("city &lt;&gt; ''").Start(new QueryOptions(), new NoopSink());
/// await query.AwaitTerminationAsync();
/// </code></example>
public sealed class StreamingSession
{
    private readonly Catalog _catalog = new();
    private readonly Dictionary<string, Func<ISource>> _sources = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, RemoteStream> _remote = new(StringComparer.OrdinalIgnoreCase);

    private StreamingSession(TimeZoneInfo? timeZone, TimeProvider? time, IQueryEngine? engine) => (TimeZone, Time, Engine) =
        (timeZone ?? TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"), time ?? TimeProvider.System, engine);

    public TimeZoneInfo TimeZone { get; }

    /// <summary>The streams that other systems can read too, by name, ignoring case.</summary>
    public IReadOnlyDictionary<string, RemoteStream> RemoteStreams => _remote;

    internal TimeProvider Time { get; }

    /// <summary>What runs the queries; null: this process.</summary>
    internal IQueryEngine? Engine { get; }

    /// <param name="timeZone">The session time zone; Los Angeles without one.</param>
    /// <param name="time">The clock; the system's without one.</param>
    public static StreamingSession Local(TimeZoneInfo? timeZone = null, TimeProvider? time = null) => new(timeZone, time, engine: null);

    /// <summary>A session whose queries run elsewhere.</summary>
    public static StreamingSession On(IQueryEngine engine, TimeZoneInfo? timeZone = null, TimeProvider? time = null) => new(timeZone, time, engine);

    /// <summary>Names a stream of records.</summary>
    /// <param name="open">Opens the topic; called once for each time that a query reads the stream.</param>
    /// <param name="schema">The fields of the records. What a record lacks is null, what it has beside them is passed over.</param>
    /// <param name="remote">How a cluster reads the topic; null where it cannot.</param>
    public StreamingSession AddStream(string name, Func<ISource> open, Schema schema, RemoteStream? remote = null)
    {
        _catalog.AddStream(name, schema);
        _sources[name] = open;
        if (remote is not null)
        {
            _remote[name] = remote;
        }

        return this;
    }

    /// <summary>Names the stream of a topic.</summary>
    /// <param name="topic">A topic's folder, such as <c>data/calls</c>, or an NDJSON file, plain or compressed.</param>
    /// <param name="options">How to read it: whether lost records are an error, how long a record may be.</param>
    /// <exception cref="Errors.StreamingException">The text names no topic. (That it is missing is said when a query starts.)</exception>
    public StreamingSession AddTopic(string name, string topic, Schema schema, FileTopicSourceOptions? options = null)
    {
        var address = TopicAddress.Parse(topic);
        return AddStream(name, () => FileTopicSource.Open(address, options ?? FileTopicSourceOptions.Default, Time), schema);
    }

    /// <summary>Names a static table.</summary>
    public StreamingSession AddTable(StaticTable table)
    {
        _catalog.AddTable(table);
        return this;
    }

    /// <summary>The query of a statistic's text.</summary>
    /// <exception cref="Errors.StatisticException">The text is refused.</exception>
    public StreamingFrame Sql(string text) => Sql(StatisticFile.Parse(text, "query"));

    /// <summary>The query of a statistic.</summary>
    /// <exception cref="Errors.StatisticException">The statistic is refused.</exception>
    public StreamingFrame Sql(StatisticFile statistic) =>
        new(this, BoundRelation.Of(StatisticBinder.Bind(statistic, _catalog, TimeZone, Time)));

    /// <summary>A stream as it is. Beside its fields, <c>_topic</c>, <c>_partition</c>, <c>_offset</c> and <c>_timestamp</c> can be named.</summary>
    /// <exception cref="Errors.StatisticException">There is none of that name.</exception>
    public StreamingFrame Stream(string name) => new(this, Binder.Table(name, isStream: true));

    /// <summary>A stream or table as it is.</summary>
    /// <exception cref="Errors.StatisticException">There is none of that name.</exception>
    public StreamingFrame Table(string name) => new(this, Binder.Table(name, isStream: false));

    internal FrameBinder Binder => new(new BindContext(_catalog, new FunctionContext(TimeZone), Time));

    internal ISource OpenSource(string name) => _sources[name]();
}

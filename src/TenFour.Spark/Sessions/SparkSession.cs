using System.Runtime.CompilerServices;
using TenFour.Spark.Connections;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Results;
using TenFour.Spark.Settings;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Sessions;

/// <summary>
/// A session on a Spark cluster: settings, plans, rows. Disposing leaves the session on the server, with its queries, until the server's session
/// time-out; <see cref="ReleaseAsync"/> ends both.
/// </summary>
public sealed class SparkSession : IDisposable
{
    private static readonly Version Oldest = new(3, 5);
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(15);

    private readonly ConnectClient _client;

    private SparkSession(ConnectClient client, string version) => (_client, Version) = (client, version);

    /// <summary>The server's Spark, such as <c>4.2.0</c>.</summary>
    public string Version { get; }

    public Guid SessionId => _client.Identity.SessionId;

    public string UserId => _client.Identity.UserId;

    /// <summary>The server's own name of the session, which changes when the server is started again; null with servers before 4.0.</summary>
    public string? ServerSessionId => _client.ServerSessionId;

    public ConnectAddress Address => _client.Address;

    internal TimeProvider Time => _client.Options.Time;

    /// <summary>Connects, and goes on with the session that the address names or begins a new one.</summary>
    /// <param name="warn">Told when the server does not answer and is asked again.</param>
    /// <exception cref="SparkException">No server answers, or it is none of Spark, or one too old.</exception>
    public static Task<SparkSession> ConnectAsync(
        ConnectAddress address, TimeProvider time, Action<string>? warn = null, CancellationToken cancellation = default) =>
        ConnectAsync(address, new ClientOptions(time) { Warn = warn ?? (_ => { }) }, cancellation);

    /// <summary>Goes on with the session that the address names, as another process has left it.</summary>
    /// <param name="serverSessionId">As it was then (<see cref="ServerSessionId"/>); null where it is not known.</param>
    /// <exception cref="SparkException">No server answers, or the session has been closed, has timed out or is lost.</exception>
    public static Task<SparkSession> ResumeAsync(
        ConnectAddress address, string? serverSessionId, TimeProvider time, Action<string>? warn = null, CancellationToken cancellation = default) =>
        ConnectAsync(address, new ClientOptions(time) { Warn = warn ?? (_ => { }) }, cancellation, serverSessionId);

    internal static async Task<SparkSession> ConnectAsync(
        ConnectAddress address, ClientOptions options, CancellationToken cancellation, string? serverSessionId = null)
    {
        var client = new ConnectClient(address, options);
        try
        {
            client.Expect(serverSessionId ?? "");
            var answer = await client.AnalyzeAsync(new AnalyzePlanRequest { SparkVersion = new() }, cancellation).ConfigureAwait(false);
            var session = new SparkSession(client, answer.SparkVersion.Version);
            session.Require(Oldest, "TenFour takes up broken results, which");
            return session;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a server that is too old for something.</summary>
    /// <param name="what">What needs it, as the beginning of a sentence that goes on with "needs Spark".</param>
    /// <exception cref="SparkException">It is.</exception>
    public void Require(Version version, string what)
    {
        if (SparkVersion.Parse(Version) is { } actual && actual < version)
        {
            throw new SparkException(
                Fault.User, $"{what} needs Spark {version} or newer, and {Address.Display} runs {Version}.", advice: "Use a newer cluster, or run the statistic with --master local[*].");
        }
    }

    /// <summary>Sets the session's settings. A query takes them over when it starts.</summary>
    /// <returns>What the server warns of.</returns>
    /// <exception cref="SparkException">A setting is unknown to change, or its value is wrong.</exception>
    public async Task<IReadOnlyList<string>> SetAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation = default)
    {
        var set = new ConfigRequest.Types.Set();
        set.Pairs.AddRange(settings.Select(s => new KeyValue { Key = s.Key, Value = s.Value }));
        var response = await _client.ConfigAsync(new() { Set = set }, cancellation).ConfigureAwait(false);
        return response.Warnings;
    }

    /// <summary>The value of a setting, or null where it has none.</summary>
    public async Task<string?> GetAsync(string name, CancellationToken cancellation = default)
    {
        var response = await _client.ConfigAsync(new() { GetOption = new() { Keys = { name } } }, cancellation).ConfigureAwait(false);
        return response.Pairs.Select(p => p.HasValue ? p.Value : null).FirstOrDefault();
    }

    /// <summary>Which of some settings a session cannot change: unknown names, and what is fixed when the cluster starts.</summary>
    public async Task<IReadOnlyList<string>> UnchangeableAsync(IReadOnlyList<string> names, CancellationToken cancellation = default)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var response = await _client.ConfigAsync(new() { IsModifiable = new() { Keys = { names } } }, cancellation).ConfigureAwait(false);
        return [.. response.Pairs.Where(p => p.Value != "true").Select(p => p.Key)];
    }

    /// <summary>How the server will run a plan.</summary>
    internal async Task<string> ExplainAsync(Relation relation, CancellationToken cancellation)
    {
        var request = new AnalyzePlanRequest { Explain = new() { Plan = Root(relation), ExplainMode = AnalyzePlanRequest.Types.Explain.Types.ExplainMode.Formatted } };
        return (await _client.AnalyzeAsync(request, cancellation).ConfigureAwait(false)).Explain.ExplainString;
    }

    internal async Task<bool> IsStreamingAsync(Relation relation, CancellationToken cancellation) =>
        (await _client.AnalyzeAsync(new AnalyzePlanRequest { IsStreaming = new() { Plan = Root(relation) } }, cancellation).ConfigureAwait(false)).IsStreaming.IsStreaming_;

    /// <summary>The columns that Spark finds, by its own reading of the plan.</summary>
    internal async Task<DataType> SchemaAsync(Relation relation, CancellationToken cancellation) =>
        (await _client.AnalyzeAsync(new AnalyzePlanRequest { Schema = new() { Plan = Root(relation) } }, cancellation).ConfigureAwait(false)).Schema.Schema_;

    /// <summary>The rows of a plan without streams.</summary>
    /// <param name="schema">The columns as the engine has them; null: as Arrow tells them.</param>
    internal async IAsyncEnumerable<ColumnBatch> RowsAsync(
        Relation relation, Schema? schema = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        RequireFor(relation);
        var chunks = new ArrowChunks();
        await foreach (var response in _client.ExecuteAsync(Root(relation), cancellation).ConfigureAwait(false))
        {
            if (response.ArrowBatch is { } arrow && chunks.Add(arrow) is { } data)
            {
                foreach (var batch in ArrowRows.Read(data, schema))
                {
                    yield return batch;
                }
            }
        }
    }

    /// <summary>Runs a command and gives its responses.</summary>
    internal IAsyncEnumerable<ExecutePlanResponse> CommandAsync(Command command, CancellationToken cancellation)
    {
        RequireFor(command.WriteStreamOperationStart?.Input);
        return _client.ExecuteAsync(new Plan { Command = command }, cancellation);
    }

    /// <summary>Ends everything that the session executes now. Streaming queries go on.</summary>
    public Task InterruptAsync(CancellationToken cancellation = default) => _client.InterruptAsync(
        new InterruptRequest { InterruptType = InterruptRequest.Types.InterruptType.All }, cancellation);

    /// <summary>Ends the session and its queries on the server. Its id cannot be used again.</summary>
    public Task ReleaseAsync(CancellationToken cancellation = default) => _client.ReleaseSessionAsync(cancellation);

    /// <summary>
    /// Ends the session, unless the address has named it: then it is not ours. What goes wrong is passed over, since the server ends a session
    /// later by itself.
    /// </summary>
    /// <param name="atMost">How long it may take; null: some seconds, since a busy server is slow to answer.</param>
    public async Task TryReleaseAsync(TimeSpan? atMost = null)
    {
        if (Address.SessionId is not null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(atMost ?? ReleasePatience, Time);
        try
        {
            await ReleaseAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SparkException or OperationCanceledException)
        {
            // Whoever releases has something better to tell, or nothing.
        }
    }

    public void Dispose() => _client.Dispose();

    private void RequireFor(Relation? relation)
    {
        if (relation is not null && RelationNeeds.Of(relation) is var (version, what))
        {
            Require(version, what);
        }
    }

    private static Plan Root(Relation relation) => new() { Root = relation };
}

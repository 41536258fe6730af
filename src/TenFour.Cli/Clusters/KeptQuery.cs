using System.Text.Json.Serialization;
using TenFour.Streaming;

namespace TenFour.Cli.Clusters;

/// <summary>What is kept of a query that runs on a cluster, so that another process finds it again. No token and no other secret is in it.</summary>
/// <param name="RunId">Of this start of the query.</param>
/// <param name="Name">Of the query on the cluster, and of its table in memory.</param>
/// <param name="Statistic">The file, as it was named.</param>
/// <param name="Address">The cluster, as <see cref="Spark.Settings.ConnectAddress.Display"/> writes it.</param>
/// <param name="ServerSession">The server's own name of the session: another one means that the server was started again; null where it has none.</param>
/// <param name="IsShown">Whether the rows lie in the cluster's memory, and can be read back.</param>
/// <param name="OwnsSession">Whether the session was begun for this query, and ends with it.</param>
/// <param name="TimeZone">The session time zone.</param>
internal sealed record KeptQuery(
    Guid Id,
    Guid RunId,
    string Name,
    string Title,
    string Statistic,
    OutputMode Mode,
    string Address,
    string UserId,
    Guid SessionId,
    string? ServerSession,
    bool IsShown,
    bool OwnsSession,
    string TimeZone,
    DateTimeOffset Started)
{
    /// <summary>What a user writes for it where the name does not tell it from others.</summary>
    [JsonIgnore]
    public string ShortId => RunId.ToString("N")[..8];
}

using TenFour.Spark.Faults;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Connections;

/// <summary>
/// The server's own name of our session. It changes when the server was started again or the session made anew; what was set and started
/// before is then gone, and going on without a word would be wrong.
/// </summary>
internal sealed class ServerSession
{
    /// <summary>What servers call it when they see it first.</summary>
    private const string Changed = "INVALID_HANDLE.SESSION_CHANGED";

    private string? _id;

    /// <summary>As seen first; null before, and with servers before 4.0, which have none.</summary>
    public string? Id => _id;

    /// <exception cref="SparkException">It is another than before.</exception>
    public void Observe(string id)
    {
        if (id.Length == 0)
        {
            return;
        }

        var before = Interlocked.CompareExchange(ref _id, id, null);
        if (before is not null && before != id)
        {
            throw new SparkException(
                Fault.Environment,
                "The cluster has lost the session: its server was started again, and the queries that ran there have ended.",
                condition: Changed,
                advice: "Run the statistic again; with the same --checkpoint it goes on where it was.");
        }
    }
}

using TenFour.Streaming.Queries;

namespace TenFour.Streaming.Sessions;

/// <summary>Runs the queries of a session elsewhere than in this process.</summary>
public interface IQueryEngine
{
    /// <summary>Prepares a query; it starts with <see cref="IQueryRun.RunAsync"/>.</summary>
    /// <exception cref="Errors.StreamingException">The query or an option is refused.</exception>
    IQueryRun Prepare(StreamingFrame frame, QueryOptions options, QueryStart start);
}

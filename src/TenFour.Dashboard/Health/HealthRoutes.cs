using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Api;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Queries;

namespace TenFour.Dashboard.Health;

/// <summary>
/// Whether the program answers (<c>/health</c>, <c>/health/live</c>) and whether all that it is there for runs (<c>/health/ready</c>). Anybody may
/// ask, so the answers name queries and say nothing of their data.
/// </summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => TypedResults.Text("ok"));
        routes.MapGet("/health/live", () => TypedResults.Text("ok"));
        routes.MapGet("/health/ready", (AllQueries queries, ShownFeed feed) => Ready([.. Reasons(queries), .. feed.BrokerProblem is null ? [] : Away]));
    }

    private static readonly string[] Away = ["Kafka does not answer"];

    private static IEnumerable<string> Reasons(AllQueries queries) => !queries.HaveTopics
        ? ["no topic is shown yet"]
        : queries.ThatShouldRun.Where(s => s is { IsActive: false, Entry.IsOwn: false }).Select(s => $"the query {s.Entry.Name} {(s.Failure is null ? "does not run yet" : "has failed")}");

    private static IResult Ready(IReadOnlyList<string> reasons) => JsonAnswer.Of(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ready", reasons.Count == 0);
            writer.WriteStartArray("reasons");
            foreach (var reason in reasons)
            {
                writer.WriteStringValue(reason);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        },
        reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}

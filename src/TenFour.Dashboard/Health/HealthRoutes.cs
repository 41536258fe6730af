using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Api;
using TenFour.Dashboard.Statistics;

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
        routes.MapGet("/health/ready", (StatisticsRunner runner) => Ready([.. Reasons(runner)]));
    }

    private static IEnumerable<string> Reasons(StatisticsRunner runner) => runner.Session is null
        ? ["no topic is shown yet"]
        : runner.Everything.Where(s => !s.IsActive).Select(s => $"the query {s.Entry.Name} {(s.Failure is null ? "does not run yet" : "has failed")}");

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

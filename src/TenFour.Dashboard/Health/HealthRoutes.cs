using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
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
        routes.MapGet("/health", Alive);
        routes.MapGet("/health/live", Alive);
        routes.MapGet("/health/ready", (AllQueries queries, ShownFeed feed) => Ready([.. Reasons(queries), .. feed.BrokerProblem is null ? [] : Away]));
    }

    /// <summary>A program that ends answers no longer: a page that has lost it must not take it for the one that comes after.</summary>
    internal static IResult Alive(IHostApplicationLifetime life) => life.ApplicationStopping.IsCancellationRequested
        ? TypedResults.Text("ending", statusCode: StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Text("ok");

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

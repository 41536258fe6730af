using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Queries;

namespace TenFour.Dashboard.Metrics;

/// <summary><c>/metrics</c>, for Prometheus.</summary>
internal static class MetricsRoute
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/metrics", (AllQueries queries, ShownFeed feed) => TypedResults.Text(
            QueryMetrics.Of(queries.InOrder, feed.View), "text/plain; version=0.0.4; charset=utf-8"));
}

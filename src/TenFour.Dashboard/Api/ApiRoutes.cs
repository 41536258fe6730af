using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Api;

/// <summary>The data of the pages as JSON.</summary>
internal static class ApiRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapGet("/feed", (ShownFeed feed) => JsonAnswer.Of(w => FeedJson.Write(w, feed.View)));
        api.MapGet("/now", (CityNow now, ShownFeed feed) => JsonAnswer.Of(w => NowJson.Write(w, now.View(), feed.View)));
        api.MapGet("/city", () => JsonAnswer.Of(GroundJson.Write));
        StatisticRoutes.Map(api);
        DownloadRoutes.Map(api);
        OwnRoutes.Map(api);
        TopicRoutes.Map(api);
        api.MapGet("/engine/{name}", (string name, StatisticsRunner runner) => runner.Find(name) is { } s ? Progress(s) : TypedResults.NotFound());
    }

    private static IResult Progress(RunningStatistic statistic) => JsonAnswer.Of(writer =>
    {
        writer.WriteStartArray();
        foreach (var report in statistic.Query?.RecentProgress ?? [])
        {
            writer.WriteRawValue(ProgressJson.Write(report));
        }

        writer.WriteEndArray();
    });
}

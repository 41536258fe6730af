using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Statistics;

namespace TenFour.Dashboard.Api;

/// <summary>The data of the pages as JSON.</summary>
internal static class ApiRoutes
{
    /// <summary>With every answer whose numbers were invented: also with those that are no object, and with files.</summary>
    private const string SimulatedHeader = "X-TenFour-Simulated";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter((context, next) =>
        {
            if (context.HttpContext.RequestServices.GetRequiredService<ShownFeed>().IsSimulated)
            {
                context.HttpContext.Response.Headers[SimulatedHeader] = "true";
            }

            return next(context);
        });
        api.MapGet("/feed", (ShownFeed feed) => JsonAnswer.Of(w => FeedJson.Write(w, feed.View)));
        api.MapGet("/now", (CityNow now, ShownFeed feed) => JsonAnswer.Of(w => NowJson.Write(w, now.View(), feed.View)));
        api.MapGet("/city", () => JsonAnswer.Of(GroundJson.Write));
        StatisticRoutes.Map(api);
        DownloadRoutes.Map(api);
        OwnRoutes.Map(api);
        TopicRoutes.Map(api);
        EngineRoutes.Map(api);
    }
}

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Security;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Api;

/// <summary>The data of the pages as JSON.</summary>
internal static class ApiRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireRateLimiting(ReaderLimits.Policy);
        api.MapGet("/feed", (ShownFeed feed) => JsonAnswer.Of(w => FeedJson.Write(w, feed.View)));
        api.MapGet("/now", (CityNow now, ShownFeed feed) => JsonAnswer.Of(w => NowJson.Write(w, now.View(), feed.View)));
        api.MapGet("/city", () => JsonAnswer.Of(GroundJson.Write));
        api.MapGet("/statistics", (StatisticsRunner runner) => JsonAnswer.Of(w => List(w, runner)));
        api.MapGet("/statistics/{name}", (string name, StatisticsRunner runner) => WithResult(runner, name, (s, v) => JsonAnswer.Of(w => Result(w, s, v))));
        api.MapGet("/statistics/{name}/rows.csv", (string name, StatisticsRunner runner) =>
            WithResult(runner, name, (s, v) => TypedResults.File(Encoding.UTF8.GetBytes(CsvText.Of(v.Schema, v.All())), "text/csv", s.Entry.Name + ".csv")));
        TopicRoutes.Map(api);
        api.MapGet("/engine/{name}", (string name, StatisticsRunner runner) => runner.Find(name) is { } s ? Progress(s) : TypedResults.NotFound());
    }

    private static IResult WithResult(StatisticsRunner runner, string name, Func<RunningStatistic, ResultVersion, IResult> answer)
    {
        if (runner.Find(name) is not { } statistic || statistic.Result.Take() is not { } version)
        {
            return TypedResults.NotFound();
        }

        try
        {
            return answer(statistic, version);
        }
        finally
        {
            version.Release();
        }
    }

    private static void List(Utf8JsonWriter writer, StatisticsRunner runner)
    {
        writer.WriteStartArray();
        foreach (var statistic in runner.All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", statistic.Entry.Name);
            writer.WriteString("title", statistic.Entry.Title);
            writer.WriteBoolean("active", statistic.IsActive);
            writer.WriteString("error", statistic.Failure?.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter writer, RunningStatistic statistic, ResultVersion version)
    {
        writer.WriteStartObject();
        writer.WriteString("title", statistic.Entry.Title);
        writer.WriteNumber("batchId", version.BatchId);
        writer.WriteString("at", version.At);
        writer.WriteNumber("count", version.Count);
        writer.WritePropertyName("rows");
        ResultJson.Write(writer, version.Schema, version.Head());
        writer.WriteEndObject();
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

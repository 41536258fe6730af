using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Api;

/// <summary>The statistics and their results as JSON.</summary>
internal static class StatisticRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/statistics", (StatisticsRunner runner) => JsonAnswer.Of(w => List(w, runner)));
        api.MapGet("/statistics/{name}", (string name, string? sort, string? filter, int? page, long? batch, StatisticsRunner runner, ShownFeed feed, HeavyReading reading, CancellationToken gone) =>
            ResultAsync(runner, feed, reading, name, ResultQuestion.Of(sort, filter, page, batch, null), hasPage: page is not null, gone));
    }

    private static async Task<IResult> ResultAsync(
        StatisticsRunner runner, ShownFeed feed, HeavyReading reading, string name, ResultQuestion question, bool hasPage, CancellationToken gone)
    {
        if (runner.Find(name) is not { } statistic)
        {
            return JsonAnswer.Missing($"no statistic {name}", "/api/statistics lists them.");
        }

        await runner.OpenAsync(name).ConfigureAwait(false);
        if (statistic.Result.Take(question.Batch) is not { } version)
        {
            return JsonAnswer.Of(w => Result(w, statistic, feed, null, ResultSlice.Empty));
        }

        try
        {
            var slice = await reading.FindAsync(version, question.View(version.Schema.Fields), gone).ConfigureAwait(false);
            var rows = hasPage ? slice.Rows.Skip((question.Page - 1) * ResultQuestion.PageRows).Take(ResultQuestion.PageRows) : slice.Rows.Take(ResultLimits.HeadRows);
            return JsonAnswer.Of(w => Result(w, statistic, feed, version, slice with { Rows = [.. rows] }));
        }
        catch (StreamingException error)
        {
            return JsonAnswer.Refused(error, null);
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
            writer.WriteString("description", statistic.Entry.File.Description);
            writer.WriteString("mode", statistic.Entry.Mode.ToString().ToLowerInvariant());
            writer.WriteString("chart", statistic.Entry.Chart.ToString().ToLowerInvariant());
            writer.WriteBoolean("own", statistic.Entry.IsOwn);
            writer.WriteBoolean("active", statistic.IsActive);
            writer.WriteString("error", statistic.Failure?.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter writer, RunningStatistic statistic, ShownFeed feed, ResultVersion? version, ResultSlice slice)
    {
        writer.WriteStartObject();
        writer.WriteString("title", statistic.Entry.Title);
        writer.WriteString("sql", statistic.Entry.Sql);
        writer.WriteBoolean("simulated", feed.IsSimulated);
        writer.WriteBoolean("active", statistic.IsActive);
        writer.WriteString("error", statistic.Failure?.Message);
        if (version is not null)
        {
            writer.WriteNumber("batchId", version.BatchId);
            writer.WriteString("at", version.At);
            writer.WriteNumber("count", version.Count);
            writer.WriteNumber("kept", version.Kept);
            writer.WriteNumber("matching", slice.Matching);
            WriteColumns(writer, version);
            writer.WritePropertyName("rows");
            ResultJson.Write(writer, version.Schema, slice.Rows);
        }

        writer.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter writer, ResultVersion version)
    {
        writer.WriteStartArray("columns");
        foreach (var (name, field) in ResultJson.NamesOf(version.Schema).Zip(version.Schema.Fields))
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("type", field.Type.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

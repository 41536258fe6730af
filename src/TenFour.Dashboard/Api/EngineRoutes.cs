using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Queries;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Api;

/// <summary>Queries, their runs and batches as JSON.</summary>
internal static class EngineRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/engine", (AllQueries queries, RunHistory history) => JsonAnswer.Of(w => List(w, queries, history)));
        api.MapGet("/engine/{name}", (string name, AllQueries queries) => queries.Find(name) is { } s ? Reports(s) : NoQuery(name));
        api.MapGet("/engine/{name}/run", async (string name, Guid? run, RunHistory history, StatisticsRunner runner) =>
        {
            await runner.HurryAsync(name).ConfigureAwait(false);
            return history.Find(name, run) is { } found ? JsonAnswer.Of(w => Run(w, found)) : NoRun(name, run);
        });
        api.MapGet("/engine/{name}/batches/{batch:long}", (string name, long batch, Guid? run, RunHistory history) =>
            history.Report(name, run, batch) is { } report ? TypedResults.Text(report, "application/json")
            : history.Find(name, run) is null ? NoRun(name, run)
            : JsonAnswer.Missing($"no report of batch {batch} of {name}", $"/api/engine/{name}/run lists the batches that are kept."));
        api.MapGet("/engine/{name}/rejected", (string name, AllQueries queries) =>
            queries.Find(name) is { } s ? JsonAnswer.Of(w => Rejected(w, s)) : NoQuery(name));
    }

    private static IResult NoQuery(string name) => JsonAnswer.Missing($"no query {name}", "/api/engine lists those that run, and those that have.");

    private static IResult NoRun(string name, Guid? run) =>
        JsonAnswer.Missing(run is { } id ? $"no run {id} of {name}" : $"no run of {name}", "/api/engine lists those that are kept.");

    private static void List(Utf8JsonWriter writer, AllQueries queries, RunHistory history)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("active");
        foreach (var recorder in queries.InOrder.Select(s => s.Recorder).OfType<RunRecorder>().Where(r => r.Run.IsActive))
        {
            Summary(writer, recorder.Run);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("completed");
        foreach (var run in history.Finished())
        {
            Summary(writer, run);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter writer, QueryRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("name", run.Header.Name);
        writer.WriteString("title", run.Header.Title);
        writer.WriteString("status", run.Status);
        writer.WriteString("id", run.Header.Id);
        writer.WriteString("runId", run.Header.RunId);
        writer.WriteString("startedAt", run.Header.StartedAt);
        Time(writer, "endedAt", run.EndedAt);
        writer.WriteRounded("averageInputRate", run.Average(b => b.InputRate));
        writer.WriteRounded("averageProcessRate", run.Average(b => b.ProcessRate));
        writer.WriteRounded("latestBatch", run.Last?.BatchId);
        Spread(writer, "latencyMs", Percentiles.Of(run.Batches.Select(b => (double?)b.LatencyMs)));
        writer.WriteString("error", run.Error);
        writer.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter writer, QueryRun run)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("summary");
        Summary(writer, run);
        writer.WriteStartObject("header");
        run.Header.Write(writer);
        writer.WriteEndObject();
        writer.WriteObjects("partitions", run.Last?.Partitions ?? [], partition =>
        {
            writer.WriteString("source", partition.Source);
            writer.WriteString("partition", partition.Partition);
            writer.WriteRounded("start", partition.Start);
            writer.WriteRounded("end", partition.End);
            writer.WriteRounded("latest", partition.Latest);
            writer.WriteRounded("lagRecords", partition.LagRecords);
            writer.WriteRounded("lagSeconds", partition.LagSeconds);
        });
        Time(writer, "watermark", run.Last?.Watermark);
        writer.WriteStartArray("batches");
        foreach (var batch in run.Batches)
        {
            writer.WriteNumberValue(batch.BatchId);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IResult Reports(RunningStatistic statistic) => JsonAnswer.Of(writer =>
    {
        writer.WriteStartArray();
        foreach (var report in statistic.Query?.RecentProgress ?? [])
        {
            writer.WriteRawValue(ProgressJson.Write(report));
        }

        writer.WriteEndArray();
    });

    private static void Rejected(Utf8JsonWriter writer, RunningStatistic statistic)
    {
        writer.WriteStartArray();
        foreach (var record in statistic.Rejected.Newest)
        {
            writer.WriteStartObject();
            writer.WriteNumber("batchId", record.BatchId);
            writer.WriteString("source", record.Source);
            writer.WriteNumber("partition", record.Partition);
            writer.WriteNumber("offset", record.Offset);
            writer.WriteString("reason", record.Reason);
            writer.WriteString("record", record.Text);
            writer.WriteBoolean("cut", record.IsCut);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Spread(Utf8JsonWriter writer, string name, Percentiles? spread)
    {
        if (spread is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("min", spread.Min);
        writer.WriteNumber("p50", spread.P50);
        writer.WriteNumber("p90", spread.P90);
        writer.WriteNumber("p99", spread.P99);
        writer.WriteNumber("max", spread.Max);
        writer.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}

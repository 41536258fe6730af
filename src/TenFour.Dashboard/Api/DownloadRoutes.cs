using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Security;
using TenFour.Dashboard.Statistics;
using TenFour.Sinks.Files;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Api;

/// <summary>
/// Results as files: of one version, whole, row by row as the reader takes them. How many at a time, and how long, is limited, since a version
/// that somebody reads costs memory.
/// </summary>
internal static class DownloadRoutes
{
    private static readonly TimeSpan LongestDownload = TimeSpan.FromMinutes(10);

    private delegate Task WriteRows(Stream output, Schema schema, IEnumerable<object?[]> rows, CancellationToken cancellation);

    public static void Map(IEndpointRouteBuilder api)
    {
        Map(api, "csv", "text/csv; charset=utf-8", CsvRows.WriteAsync);
        Map(api, "parquet", "application/vnd.apache.parquet", ParquetRows.WriteAsync);
    }

    private static void Map(IEndpointRouteBuilder api, string extension, string type, WriteRows write) =>
        api.MapGet($"/statistics/{{name}}/rows.{extension}", (string name, string? sort, string? filter, long? batch, StatisticsRunner runner, ShownFeed feed, TimeProvider time) =>
                runner.Find(name) is not { } statistic ? JsonAnswer.Missing($"no statistic {name}", "/api/statistics lists them.")
                : statistic.Result.Take(batch) is not { } version ? JsonAnswer.Missing($"no result of {name} yet", WhyNone(statistic, runner))
                : batch is { } wanted && version.BatchId != wanted ? Gone(version, wanted)
                : Stream(version, ResultQuestion.Of(sort, filter, null, batch, null), $"{name}{(feed.IsSimulated ? "-simulated" : "")}.{extension}", type, write, time))
            .WithMetadata(ReaderLimits.Download);

    private static string WhyNone(RunningStatistic statistic, StatisticsRunner runner) => statistic switch
    {
        { IsActive: true } => "It runs, and its first rows are still to come.",
        { Failure: { } failure } => string.Join(' ', new[] { "It does not run:", failure.Message, (failure as StreamingException)?.Advice }.OfType<string>()),
        { Entry.IsOwn: true, StartedAt: not null } when !runner.RunsOnCluster => $"It is stopped: start it at /statistics/{statistic.Entry.Name}.",
        _ => $"/api/statistics/{statistic.Entry.Name} starts it.",
    };

    private static IResult Gone(ResultVersion version, long wanted)
    {
        version.Release();
        return JsonAnswer.Missing($"no batch {wanted} any more, or not yet", $"The newest is {version.BatchId}; an earlier one is there while somebody holds it.");
    }

    private static IResult Stream(ResultVersion version, ResultQuestion question, string file, string type, WriteRows write, TimeProvider time) => new Download(
        async context =>
        {
            using var end = new CancellationTokenSource(LongestDownload, time);
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(end.Token, context.RequestAborted);
            try
            {
                context.Response.ContentType = type;
                context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
                context.Response.Headers["X-TenFour-Batch"] = CellText.OfKey(version.BatchId);
                var rows = version.Stream(question.View(version.Schema.Fields), gone.Token);
                await write(context.Response.Body, version.Schema, rows, gone.Token).ConfigureAwait(false);
            }
            catch (StreamingException error) when (!context.Response.HasStarted)
            {
                context.Response.Headers.ContentDisposition = StringValues.Empty;
                await JsonAnswer.Refused(error, null, JsonAnswer.StatusOf(error)).ExecuteAsync(context).ConfigureAwait(false);
            }
            catch (Exception error) when (error is StreamingException || (error is OperationCanceledException && gone.IsCancellationRequested))
            {
                // A limit is met, the reader has gone, or takes too long: half a file must not look like a whole one.
                context.Abort();
            }
            finally
            {
                version.Release();
            }
        });

    private sealed class Download(Func<HttpContext, Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => write(httpContext);
    }
}

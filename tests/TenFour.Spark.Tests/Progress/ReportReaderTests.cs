using System.Text;
using System.Text.Json;
using TenFour.Spark.Progress;
using TenFour.Streaming.Sources;

namespace TenFour.Spark.Tests.Progress;

public sealed class ReportReaderTests
{
    [Fact]
    public void Report_OfABatch_IsReadWithSumsLagAndState()
    {
        var report = ReportReader.Read(SentReport.OfBatch(5))!;

        Assert.Equal((5, 3, 1.25), (report.Progress.BatchId, report.Progress.NumInputRows, report.Progress.ProcessedRowsPerSecond));
        Assert.Equal(0, report.Progress.InputRowsPerSecond);
        Assert.Equal(DateTimeOffset.Parse("2018-12-31T23:57:00Z", null).ToUnixTimeMilliseconds(), report.Progress.EventTime!.Watermark);
        Assert.Equal((54, 14672), (report.Progress.TenFour.StateRows, report.Progress.TenFour.StateBytes));
        var lag = Assert.Single(report.Progress.TenFour.Sources).Lag;
        Assert.Equal(2, lag.Records);
        Assert.Equal(2, lag.Partitions[new PartitionId("calls", 0)].Records);
        Assert.Equal(2, report.DroppedByWatermark);
    }

    [Fact]
    public void Report_OfABatch_IsWrittenAsListenersGetIt()
    {
        using var json = JsonDocument.Parse(ReportReader.Read(SentReport.OfBatch(5))!.Json);
        var root = json.RootElement;

        Assert.Equal(3, root.GetProperty("numInputRows").GetInt64());
        var source = root.GetProperty("sources")[0];
        Assert.Equal(JsonValueKind.Null, source.GetProperty("startOffset").ValueKind);
        Assert.Equal(10, source.GetProperty("endOffset").GetProperty("calls").GetProperty("0").GetInt64());
        Assert.Equal(1.3, source.GetProperty("processedRowsPerSecond").GetDouble());
        Assert.False(source.TryGetProperty("inputRowsPerSecond", out _));
        Assert.False(source.TryGetProperty("metrics", out _));
        Assert.False(root.TryGetProperty("observedMetrics", out _));
        Assert.Equal(["a", "b"], root.GetProperty("stateOperators")[0].GetProperty("customMetrics").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["addBatch", "triggerExecution", "walCommit"], root.GetProperty("durationMs").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Report_WhatSparkDoesNotKnow_IsAbsent()
    {
        var text = Encoding.UTF8.GetString(ReportReader.Read(SentReport.OfBatch(5))!.Json.Span);
        using var json = JsonDocument.Parse(text);

        var tenFour = json.RootElement.GetProperty("tenfour");
        Assert.Equal(["sources", "latencyMs", "stateRows", "stateBytes"], tenFour.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["name", "read", "lag"], tenFour.GetProperty("sources")[0].EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void Report_OfRest_IsNoBatch()
    {
        Assert.Null(ReportReader.Read(SentReport.OfRest(6)));
        Assert.Equal(5, ReportReader.LastBatch(SentReport.OfRest(6)));
        Assert.Equal(6, ReportReader.LastBatch(SentReport.OfBatch(6)));
    }
}

using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Metrics;

/// <summary>What all queries report, in Prometheus' text form. Counters begin anew with a query's run.</summary>
internal static class QueryMetrics
{
    private static readonly (string Name, string Help, Func<StreamingQueryProgress, double> Value)[] Newest =
    [
        ("tenfour_batch_id", "The newest batch.", p => p.BatchId),
        ("tenfour_input_records_per_second", "Records that arrived, by the newest batch.", p => p.InputRowsPerSecond),
        ("tenfour_processed_records_per_second", "Records processed, by the newest batch.", p => p.ProcessedRowsPerSecond),
        ("tenfour_state_rows", "Rows of state.", p => p.TenFour.StateRows),
        ("tenfour_state_bytes", "Memory of the state.", p => p.TenFour.StateBytes),
    ];

    public static string Of(IReadOnlyList<RunningStatistic> queries, FeedView feed)
    {
        var writer = new MetricsWriter();
        Process(writer, feed);
        writer.Family("tenfour_query_active", "gauge", "1 while the query runs.");
        foreach (var query in queries)
        {
            writer.Sample("tenfour_query_active", query.IsActive ? 1 : 0, ("query", query.Entry.Name));
        }

        var running = queries.Where(q => q is { Recorder: not null, Query.LastProgress: not null })
            .Select(q => (q.Entry.Name, q.Recorder!.Totals.View, q.Recorder.Header.Plan, q.Query!.LastProgress!)).ToList();
        Totals(writer, running);
        Gauges(writer, running);
        return writer.ToString();
    }

    private static void Process(MetricsWriter writer, FeedView feed)
    {
        writer.Family("tenfour_process_cpu_seconds_total", "counter", "Processor time of the program.")
            .Sample("tenfour_process_cpu_seconds_total", Environment.CpuUsage.TotalTime.TotalSeconds);
        writer.Family("tenfour_process_resident_memory_bytes", "gauge", "Memory that the program has of the machine.")
            .Sample("tenfour_process_resident_memory_bytes", Environment.WorkingSet);
        writer.Family("tenfour_feed_simulated", "gauge", "1 where the calls are invented.").Sample("tenfour_feed_simulated", feed.IsSimulated ? 1 : 0);
        writer.Family("tenfour_feed_failed", "gauge", "1 where the feed ended before its end.").Sample("tenfour_feed_failed", feed.HasFailed ? 1 : 0);
        if (feed.Age is { } age)
        {
            writer.Family("tenfour_feed_age_seconds", "gauge", "How old the newest call is by the feed's own clock.")
                .Sample("tenfour_feed_age_seconds", age.TotalSeconds);
        }
    }

    private static void Totals(
        MetricsWriter writer, List<(string Name, TotalsView Totals, IReadOnlyList<PlanStep> Plan, StreamingQueryProgress Last)> queries)
    {
        Count("tenfour_batches_total", "Batches that were committed.", t => t.Batches);
        Count("tenfour_source_bytes_total", "Bytes of the records that were read.", t => t.Bytes);
        Count("tenfour_sink_rows_total", "Rows that went to the sinks.", t => t.SinkRows);
        writer.Family("tenfour_records_total", "counter", "Records that were read, each by what became of it.");
        foreach (var (name, totals, _, _) in queries)
        {
            foreach (var ((source, outcome), records) in totals.Records)
            {
                writer.Sample("tenfour_records_total", records, ("query", name), ("source", source), ("outcome", outcome));
            }
        }

        Steps("tenfour_operator_seconds_total", "Time of each step of the plan, added up over all workers.", s => s.Seconds);
        Steps("tenfour_operator_rows_total", "Rows that each step of the plan has given, where they are counted.", s => s.Rows);
        Durations(writer, queries.Select(q => (q.Name, q.Totals)));

        void Count(string family, string help, Func<TotalsView, double?> value)
        {
            writer.Family(family, "counter", help);
            foreach (var (name, totals, _, _) in queries)
            {
                if (value(totals) is { } number)
                {
                    writer.Sample(family, number, ("query", name));
                }
            }
        }

        void Steps(string family, string help, Func<(double Seconds, long Rows), double> value)
        {
            writer.Family(family, "counter", help);
            foreach (var (name, totals, plan, _) in queries)
            {
                foreach (var step in plan.Where(s => totals.Steps.ContainsKey(s.Number)))
                {
                    writer.Sample(family, value(totals.Steps[step.Number]), ("query", name), ("step", step.Number.ToString()), ("operator", step.Name));
                }
            }
        }
    }

    private static void Durations(MetricsWriter writer, IEnumerable<(string Name, TotalsView Totals)> queries)
    {
        const string Family = "tenfour_batch_duration_seconds";
        writer.Family(Family, "histogram", "From the start of a trigger to the commit.");
        foreach (var (name, totals) in queries)
        {
            var below = 0L;
            for (var i = 0; i < totals.Durations.Count; i++)
            {
                below += totals.Durations[i];
                var bound = i < QueryTotals.DurationBounds.Count ? QueryTotals.DurationBounds[i] : double.PositiveInfinity;
                writer.Sample(Family + "_bucket", below, ("query", name), ("le", MetricsWriter.Number(bound)));
            }

            writer.Sample(Family + "_sum", totals.Seconds, ("query", name)).Sample(Family + "_count", totals.Batches, ("query", name));
        }
    }

    private static void Gauges(
        MetricsWriter writer, List<(string Name, TotalsView Totals, IReadOnlyList<PlanStep> Plan, StreamingQueryProgress Last)> queries)
    {
        foreach (var (family, help, value) in Newest)
        {
            writer.Family(family, "gauge", help);
            foreach (var query in queries)
            {
                writer.Sample(family, value(query.Last), ("query", query.Name));
            }
        }

        writer.Family("tenfour_watermark_timestamp_seconds", "gauge", "The watermark of the newest batch, since 1970.");
        foreach (var query in queries.Where(q => q.Last.EventTime is not null))
        {
            writer.Sample("tenfour_watermark_timestamp_seconds", query.Last.EventTime!.Watermark / 1000.0, ("query", query.Name));
        }

        Lag("tenfour_lag_records", "Records of a partition that the query has not read.", lag => lag.Records);
        Lag("tenfour_lag_seconds", "How long the oldest record of a partition that was not read has been waiting.", lag => lag.Seconds);

        void Lag(string family, string help, Func<PartitionLag, double?> value)
        {
            writer.Family(family, "gauge", help);
            foreach (var (query, source, partition, lag) in queries.SelectMany(q => q.Last.TenFour.Sources.SelectMany(
                s => s.Lag.Partitions.Select(p => (Query: q.Name, Source: s.Name, Partition: p.Key.ToString(), Lag: p.Value))))
                .DistinctBy(p => (p.Query, p.Source, p.Partition)))
            {
                if (value(lag) is { } number)
                {
                    writer.Sample(family, number, ("query", query), ("source", source), ("partition", partition));
                }
            }
        }
    }
}

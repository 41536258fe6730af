using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using TenFour.Benchmarks.Json;
using TenFour.Streaming;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Benchmarks.State;

/// <summary>
/// The operators with state of the statistic that counts calls by type and disposition, per record, on one core, against one
/// <see cref="HashSet{T}"/> of the same keys.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(Config))]
public class StateBenchmarks
{
    private const int Records = 512 * 1024;
    private const long Minute = 60_000_000;

    private static readonly Expression Time = new ColumnReference(0, "call_date_time", SqlType.Timestamp, true);
    private static readonly Expression Type = new ColumnReference(1, "original_crime_type_name", SqlType.String, true);
    private static readonly Expression Disposition = new ColumnReference(2, "disposition", SqlType.String, true);

    private static readonly Schema Output = new(
    [
        new StructField("window", SqlType.Window), CallBatches.Schema[1], CallBatches.Schema[2], new StructField("count", SqlType.Long, false),
    ]);

    private readonly List<ColumnBatch> batches = CallBatches.Make(Records);

    [Benchmark(OperationsPerInvoke = Records, Baseline = true)]
    public int HashSetOfTuples()
    {
        var set = new HashSet<(long, int, int)>();
        foreach (var batch in batches)
        {
            var times = ((FixedColumn<long>)batch.Columns[0]).Values;
            var (types, dispositions) = (((StringColumn)batch.Columns[1]).Codes!, ((StringColumn)batch.Columns[2]).Codes!);
            for (var i = 0; i < times.Length; i++)
            {
                set.Add((times[i], types[i], dispositions[i]));
            }
        }

        return set.Count;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long Deduplicate()
    {
        var sink = new DiscardingSink(CallBatches.Schema);
        Run(new DeduplicateOperator(CallBatches.Schema, [0, 1, 2], null) { Next = sink });
        return sink.Rows;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long CountInTumblingWindows() => Count(new WindowSpec(30 * Minute, 30 * Minute, 0), deduplicate: false);

    [Benchmark(OperationsPerInvoke = Records)]
    public long CountInSlidingWindows() => Count(new WindowSpec(30 * Minute, Minute, 0), deduplicate: false);

    [Benchmark(OperationsPerInvoke = Records)]
    public long DeduplicateAndCountInSlidingWindows() => Count(new WindowSpec(30 * Minute, Minute, 0), deduplicate: true);

    private long Count(WindowSpec spec, bool deduplicate)
    {
        var sink = new DiscardingSink(Output);
        var count = AggregateTable.Bind("count", [], false, null, false, TextSpan.None);
        var aggregate = new AggregateOperator(Output, [Type, Disposition], new WindowKey(spec, Time, 0), [count], OutputMode.Complete, null) { Next = sink };
        Run(deduplicate ? new DeduplicateOperator(CallBatches.Schema, [0, 1, 2], null) { Next = aggregate } : aggregate);
        return sink.Table!.CountRows();
    }

    private void Run(Operator first)
    {
        var context = new EvaluationContext(TimeZoneInfo.Utc);
        first.Begin(new BatchContext(0, 0, 0, context));
        foreach (var batch in batches)
        {
            first.Push(batch);
            context.Reset();
        }

        first.Finish();
    }

    private sealed class Config : ManualConfig
    {
        public Config() => AddColumn(new RecordsPerSecondColumn());
    }
}

using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class ResultCursorTests
{
    private static readonly Gen<List<Call>> Batches = Gen.Select(
        Gen.Long[0, 100], Gen.Int[0, 4], (time, kind) => new Call(time, $"kind {kind}", 1)).List[0, 40];

    // Some thousands of windows and some hundred groups, so that there are many pieces.
    private static readonly Gen<List<Call>> Wide = Gen.Select(
        Gen.Long[-2000, 2000], Gen.Int[0, 400], (time, kind) => new Call(time, $"kind {kind * kind % 401}", 1)).List[0, 200];

    [Fact]
    public void Cursor_WhileLaterBatchesRun_ReadsItsOwnVersion() =>
        Gen.Select(Gen.Bool, Batches.List[2, 6]).Sample(
            (sliding, batches) =>
            {
                var sink = new TableSink();
                var aggregate = Create(sliding);
                aggregate.Next = sink;
                var open = new List<(List<string> Expected, IResultCursor Cursor)>();
                foreach (var (calls, id) in batches.Select((b, i) => (b, i)))
                {
                    aggregate.Begin(new BatchContext(id, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
                    aggregate.Push(Call.Batch(calls, new StringDictionary()));
                    aggregate.Finish();
                    using var now = sink.Table!.Open();
                    open.Add((Read(now), sink.Table.Open()));
                    Assert.Equal(sink.Table.CountRows(), open[^1].Expected.Count);
                }

                foreach (var (expected, cursor) in open)
                {
                    Assert.Equal(expected, Read(cursor));
                    cursor.Dispose();
                }
            },
            iter: Samples.Count(300));

    [Fact]
    public void PinnedTable_WhileLaterBatchesRun_GivesItsOwnVersionAsOftenAsWanted() =>
        Gen.Select(Gen.Bool, Batches.List[2, 6]).Sample(
            (sliding, batches) =>
            {
                var sink = new TableSink();
                var aggregate = Create(sliding);
                aggregate.Next = new SortOperator(aggregate.Output, [new SortKey(Reference(aggregate.Output, 0), true, false)], null) { Next = sink };
                var pinned = new List<(List<string> Expected, PinnedTable Table)>();
                foreach (var (calls, id) in batches.Select((b, i) => (b, i)))
                {
                    aggregate.Begin(new BatchContext(id, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
                    aggregate.Push(Call.Batch(calls, new StringDictionary()));
                    aggregate.Finish();
                    using var now = sink.Table!.Open();
                    pinned.Add((Read(now), sink.Table.Pin()));
                }

                foreach (var (expected, table) in pinned)
                {
                    using var first = table.Table.Open();
                    using var again = table.Table.Pin();
                    using var second = again.Table.Open(expected.Count);
                    using var unordered = table.Table.Unordered.Open();
                    table.Dispose();
                    Assert.Equal(expected, Read(first));
                    Assert.Equal(expected, Read(second));
                    Assert.Equal(expected.Order(StringComparer.Ordinal), Read(unordered).Order(StringComparer.Ordinal));
                }
            },
            iter: Samples.Count(300));

    [Fact]
    public void FirstRows_OfAResultThatGrows_AreThoseOfTheWholeSort() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Wide.List[2, 6], Gen.Int[1, 8]).Sample(
            (sliding, byCount, descending, batches, limit) =>
            {
                var sink = new TableSink();
                var aggregate = Create(sliding);
                var output = new Schema([aggregate.Output[2], aggregate.Output[0], aggregate.Output[1]]);
                Expression[] reordered = [Reference(aggregate.Output, 2), Reference(aggregate.Output, 0), Reference(aggregate.Output, 1)];
                var sort = new SortOperator(output, [new SortKey(Reference(output, byCount ? 0 : 1), descending, !descending)], null) { Next = sink };
                aggregate.Next = new StageOperator(new ProjectStage(output, reordered)) { Next = sort };
                foreach (var (calls, id) in batches.Select((b, i) => (b, i)))
                {
                    aggregate.Begin(new BatchContext(id, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
                    aggregate.Push(Call.Batch(calls, new StringDictionary()));
                    aggregate.Finish();
                    using var whole = sink.Table!.Open();
                    using var first = sink.Table.Open(limit);
                    Assert.Equal(Read(whole).Take(limit), Read(first));
                }
            },
            iter: Samples.Count(300));

    [Fact]
    public void Cursor_WhoseVersionChanges_ReportsTheBytesItHolds()
    {
        var sink = new TableSink();
        var aggregate = Create(sliding: true);
        aggregate.Next = sink;
        Run(aggregate, 0);
        using var cursor = sink.Table!.Open();

        Assert.Equal(0, cursor.HeldBytes);
        Run(aggregate, 1);

        Assert.True(cursor.HeldBytes > 0);
    }

    private static ColumnReference Reference(Schema schema, int index) =>
        new(index, schema[index].Name, schema[index].Type, schema[index].Nullable);

    private static void Run(AggregateOperator aggregate, long id)
    {
        aggregate.Begin(new BatchContext(id, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
        aggregate.Push(Call.Batch([new Call(1, "a", 1)], new StringDictionary()));
        aggregate.Finish();
    }

    private static List<string> Read(IResultCursor cursor)
    {
        var rows = new List<string>();
        while (cursor.Read() is { } batch)
        {
            rows.AddRange(RowText.Of(batch));
        }

        return rows;
    }

    private static AggregateOperator Create(bool sliding)
    {
        var output = new Schema(
        [
            new StructField("window", SqlType.Window), new StructField("kind", SqlType.String), new StructField("count", SqlType.Long, false),
        ]);
        return new AggregateOperator(
            output,
            [new ColumnReference(1, "kind", SqlType.String, true)],
            new WindowKey(new WindowSpec(10, sliding ? 2 : 10, 0), new ColumnReference(0, "time", SqlType.Timestamp, true), 0),
            [AggregateTable.Bind("count", [], false, null, false, TextSpan.None)],
            OutputMode.Complete,
            null);
    }

    private sealed class TableSink() : Operator(Call.Schema)
    {
        public IResultTable? Table { get; private set; }

        public override void Begin(BatchContext context)
        {
        }

        public override void Push(ColumnBatch batch) => throw new InvalidOperationException();

        public override void Complete(IResultTable table) => Table = table;

        public override void Finish()
        {
        }
    }
}

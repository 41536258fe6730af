using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Sorting;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>SELECT window, value, kind, count(*) over a DISTINCT of time, kind and value, in complete mode, with its checkpoint.</summary>
internal sealed class TimeCountChain
{
    private readonly WindowSpec spec;
    private readonly (int Column, bool Descending)? sort;
    private readonly List<(byte[] Seen, byte[] Counted)> changes = [];
    private readonly CapturingSink sink;
    private readonly StringDictionary dictionary = new();
    private readonly EvaluationContext evaluation = new(TimeZoneInfo.Utc);
    private (byte[] Seen, byte[] Counted)? snapshot;
    private DeduplicateOperator first;
    private AggregateOperator second;
    private long batchId;

    /// <param name="fromTimes">Counts the times of the DISTINCT; otherwise panes.</param>
    /// <param name="sort">Orders the result by a column and then the others; null for no order.</param>
    public TimeCountChain(WindowSpec spec, bool fromTimes, (int Column, bool Descending)? sort = null)
    {
        (this.spec, this.sort) = (spec, sort);
        (first, second) = Operators(fromTimes);
        sink = new CapturingSink(second.Output);
        Connect();
    }

    public RecordCounts Counts { get; private set; } = new();

    public IResultTable Table => sink.Table!;

    public IReadOnlyList<string> OlderSignatures => second.OlderSignatures;

    public string Signature => second.StateSignature;

    public (long Total, long Updated, long Removed, long Late) Figures =>
        (second.Metrics.RowsTotal, second.Metrics.RowsUpdated, second.Metrics.RowsRemoved, second.Metrics.RowsDroppedByWatermark);

    /// <summary>The rows of the whole result.</summary>
    /// <param name="passes">A condition between the two operators.</param>
    public List<string> Run(IReadOnlyList<Call> calls, int piece = int.MaxValue, Func<Call, bool>? passes = null)
    {
        Counts = new RecordCounts();
        first.Begin(new BatchContext(batchId++, 0, 0, evaluation));
        foreach (var some in calls.Chunk(Math.Min(piece, Math.Max(1, calls.Count))))
        {
            if (passes is null)
            {
                first.Push(Call.Batch(some, piece % 2 == 0 ? null : dictionary, Counts));
            }
            else
            {
                PushApart(some, passes);
            }

            evaluation.Reset();
        }

        first.Finish();
        changes.Add((Written(first.WriteChanges), Written(second.WriteChanges)));
        return sink.Rows;
    }

    public void TakeSnapshot()
    {
        snapshot = (Written(first.WriteSnapshot), Written(second.WriteSnapshot));
        changes.Clear();
    }

    /// <summary>Goes on with new operators that have read the checkpoint.</summary>
    public void Restart(bool fromTimes)
    {
        (first, second) = Operators(fromTimes);
        Connect();
        if (snapshot is { } whole)
        {
            first.ReadSnapshot(whole.Seen);
            second.ReadSnapshot(whole.Counted);
        }

        foreach (var (seen, counted) in changes)
        {
            first.ReadChanges(seen);
            second.ReadChanges(counted);
        }

        ((IStatefulOperator)first).EndRestoring();
        second.EndRestoring();
    }

    private static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }

    private void PushApart(Call[] calls, Func<Call, bool> passes)
    {
        foreach (var call in calls)
        {
            first.Next = passes(call) ? second : new CapturingSink(first.Output);
            first.Push(Call.Batch([call], null, Counts));
        }

        first.Next = second;
    }

    private void Connect()
    {
        first.Next = second;
        second.Next = sort is var (column, descending)
            ? new SortOperator(
                second.Output,
                [.. new[] { column, 0, 1, 2 }.Distinct().Select(c => new SortKey(Column(second.Output, c), descending, false))],
                null) { Next = sink }
            : sink;
    }

    private (DeduplicateOperator First, AggregateOperator Second) Operators(bool fromTimes)
    {
        var output = new Schema(
        [
            new StructField("window", SqlType.Window), new StructField("value", SqlType.Int), new StructField("kind", SqlType.String),
            new StructField("count", SqlType.Long, false),
        ]);
        var seen = new DeduplicateOperator(Call.Schema, [1, 0, 2], null);
        var window = new WindowKey(spec, Column(Call.Schema, 0), 0);
        Expression[] keys = [Column(Call.Schema, 2), Column(Call.Schema, 1)];
        AggregateCall[] counts = [AggregateTable.Bind("count", [], false, null, false, TextSpan.None)];
        return (seen, fromTimes
            ? new AggregateOperator(output, keys, window, counts, seen.Times!, [1, 0])
            : new AggregateOperator(output, keys, window, counts, OutputMode.Complete, null));
    }

    private static ColumnReference Column(Schema schema, int index) => new(index, schema[index].Name, schema[index].Type, schema[index].Nullable);
}

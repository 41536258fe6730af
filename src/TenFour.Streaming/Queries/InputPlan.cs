using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Json;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Operators.Metering;
using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries;

/// <summary>One read of a stream, bound to its source: what to decode, and how decoded fields become the scan's columns.</summary>
internal sealed class InputPlan
{
    private readonly StreamInput _input;
    private readonly EvaluationContext _serial;
    private readonly int[] _decodedIndexes;
    private readonly IReadOnlyList<(WatermarkStage Stage, EventTimeStats Stats)> _watermarks;

    public InputPlan(
        StreamInput input, ISource source, IReadOnlyList<(WatermarkStage Stage, EventTimeStats Stats)> watermarks, EvaluationContext serial)
    {
        (_input, Source, _watermarks, _serial) = (input, source, watermarks, serial);
        var fields = input.Scan.Fields;
        Declared = new Schema([.. fields.Where(f => !f.IsHidden).Select(f => f.ToField())]);
        _decodedIndexes = [.. Enumerable.Range(0, fields.Count).Where(i => input.Used[i] && !fields[i].IsHidden)];
        Decoded = new Schema([.. _decodedIndexes.Select(i => fields[i].ToField())]);
        Parts = Enumerable.Range(0, fields.Count).Where(i => input.Used[i]).Select(i => PartOf(fields[i])).Aggregate(RecordParts.None, (all, part) => all | part);
        source.Expect(Parts);
    }

    public ISource Source { get; }

    /// <summary>The fields that somebody reads.</summary>
    public Schema Decoded { get; }

    /// <summary>All fields that the records are declared to have.</summary>
    public Schema Declared { get; }

    /// <summary>What the query reads of each record beside its value and its offset.</summary>
    public RecordParts Parts { get; }

    public IReadOnlyList<MeteredStage> Stages => _input.Stages;

    /// <summary>What reading and decoding does in a batch.</summary>
    public NodeMeter Meter => _input.Meter;

    public Operator Entry => _input.Entry;

    /// <summary>How many workers can be in the operators at the same time.</summary>
    public int Lanes => Entry is LaneOperator lanes ? lanes.Count : 1;

    /// <summary>The batch in the scan's columns; those that nobody reads stay absent.</summary>
    public ColumnBatch Assemble(DecodedRows decoded, RecordOrigin origin, long timestampMicros, RowDetails details, EvaluationContext evaluation)
    {
        var columns = new Column[_input.Scan.Fields.Count];
        for (var i = 0; i < _decodedIndexes.Length; i++)
        {
            columns[_decodedIndexes[i]] = decoded.Columns[i];
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (_input.Used[i] && _input.Scan.Fields[i].IsHidden)
            {
                columns[i] = Hidden(_input.Scan.Fields[i], origin, timestampMicros, details, decoded.RowCount, evaluation);
            }
        }

        return new ColumnBatch(_input.Scan.Schema, columns, Rows.All(decoded.RowCount), origin);
    }

    /// <summary>Divides the rows of a batch into lanes; null where there is one only. Any number of workers at a time.</summary>
    public Rows[]? Route(ColumnBatch batch, EvaluationContext evaluation) => (Entry as LaneOperator)?.Route(batch, evaluation);

    /// <summary>Pushes one lane's rows of a column batch, at the turn of its split; with the first lane also the notes of event time.</summary>
    /// <param name="routed">What <see cref="Route"/> gave.</param>
    public void Push(ColumnBatch batch, Rows[]? routed, int lane, EvaluationContext evaluation)
    {
        if (lane == 0)
        {
            foreach (var (stage, stats) in _watermarks)
            {
                stage.Drain(evaluation, stats);
            }
        }

        if (routed is not null)
        {
            ((LaneOperator)Entry).Push(batch with { Rows = routed[lane] }, lane);
        }
        else if (batch.Rows.Count > 0)
        {
            Entry.Push(batch);
            _serial.Reset();
        }
    }

    private static RecordParts PartOf(Plans.Logical.PlanColumn column) => !column.IsHidden ? RecordParts.None : column.Name switch
    {
        HiddenColumns.Timestamp => RecordParts.Timestamp,
        HiddenColumns.Key => RecordParts.Key,
        HiddenColumns.Headers => RecordParts.Headers,
        _ => RecordParts.None,
    };

    private static Column Hidden(
        Plans.Logical.PlanColumn column, RecordOrigin origin, long timestampMicros, RowDetails details, int rows, EvaluationContext evaluation)
    {
        switch (column.Name)
        {
            case HiddenColumns.Partition:
                return new FixedColumn<int>(column.Type, Filled(evaluation, rows, origin.Partition));
            case HiddenColumns.Timestamp:
                return details.Count > 0
                    ? details.Timestamps(column.Type, evaluation)
                    : new FixedColumn<long>(column.Type, Filled(evaluation, rows, timestampMicros));
            case HiddenColumns.Offset:
                var offsets = evaluation.Rent<long>(rows);
                for (var i = 0; i < rows; i++)
                {
                    offsets[i] = origin.OffsetOf(i);
                }

                return new FixedColumn<long>(column.Type, offsets);
            case HiddenColumns.Topic:
                var pool = new StringPool();
                pool.Add(Encoding.UTF8.GetBytes(origin.Source));
                return new StringColumn(column.Type, pool, Filled(evaluation, rows, 0));
            case HiddenColumns.Key when details.Count > 0:
                return details.Keys(column.Type, evaluation);
            case HiddenColumns.Headers when details.Count > 0:
                return details.Headers((ArrayType)column.Type, evaluation);
            default:
                return Nulls(column, rows, evaluation);
        }
    }

    /// <summary>Records of a file topic have no key and no headers.</summary>
    private static Column Nulls(Plans.Logical.PlanColumn column, int rows, EvaluationContext evaluation)
    {
        var nulls = evaluation.RentBitmap(rows);
        for (var i = 0; i < rows; i++)
        {
            nulls.Set(i);
        }

        var empty = new StringPool();
        empty.Add([]);
        return column.Type is ArrayType array
            ? new ArrayColumn(array, Filled(evaluation, rows, 0), Filled(evaluation, rows, 0), ColumnConcatenation.Of(array.Element, []), nulls)
            : new StringColumn(column.Type, empty, Filled(evaluation, rows, 0), nulls);
    }

    private static T[] Filled<T>(EvaluationContext evaluation, int rows, T value)
        where T : unmanaged
    {
        var values = evaluation.Rent<T>(rows);
        Array.Fill(values, value, 0, rows);
        return values;
    }
}

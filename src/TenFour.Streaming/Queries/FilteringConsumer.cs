using TenFour.Streaming.Columns;
using TenFour.Streaming.Json;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Metering;
using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Queries;

/// <summary>
/// Passes on just the records for which a condition is true, as WHERE does: the fields of the records and the hidden columns can be named, and
/// a malformed record is a row of nulls.
/// </summary>
public sealed class FilteringConsumer : IRecordConsumer
{
    private readonly IRecordConsumer _next;
    private readonly Expression _condition;
    private readonly InputPlan _input;
    private readonly JsonRecordDecoder _decoder;
    private readonly EvaluationContext _evaluation;
    private readonly Action _enough;
    private readonly WorkBudget? _budget;
    private readonly RowDetails _details = new();
    private long _remaining;

    private FilteringConsumer(
        IRecordConsumer next, Expression condition, InputPlan input, EvaluationContext evaluation, WorkBudget? budget, long most, Action enough)
    {
        (_next, _condition, _input, _evaluation, _budget, _remaining, _enough) = (next, condition, input, evaluation, budget, most, enough);
        _decoder = new JsonRecordDecoder(input.Decoded, new JsonDecoderOptions(evaluation.TimeZone) { Declared = input.Declared });
    }

    /// <param name="next">Takes the records that match, each by itself.</param>
    /// <param name="condition">The SQL text of the condition.</param>
    /// <param name="schema">The fields of the records.</param>
    /// <param name="most">After so many matches nothing is passed on.</param>
    /// <param name="enough">Called then.</param>
    /// <param name="budget">What the condition may use for some thousands of records; null where nothing limits it.</param>
    /// <exception cref="Errors.StatisticException">The condition is refused; the place counts in its text.</exception>
    public static FilteringConsumer Create(
        IRecordConsumer next, string condition, Schema schema, ISource source, TimeZoneInfo timeZone, TimeProvider time, long most, Action enough, WorkBudget? budget = null)
    {
        using var within = WorkBudget.Enter(budget);
        var scan = (StreamScan)new Catalog().AddStream(source.Name, schema).Find(source.Name)!;
        var context = new BindContext(new Catalog(), new FunctionContext(timeZone), time);
        var bound = new ExpressionBinder(context, Scope.Of(scan.Columns, source.Name)).BindCondition(SqlParser.ParseExpression(condition), "on the records");
        var used = new bool[scan.Columns.Count];
        foreach (var column in bound.Walk().OfType<ColumnReference>())
        {
            used[column.Index] = true;
        }

        var evaluation = new EvaluationContext(timeZone) { BatchTimeMicros = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000 };
        var input = new InputPlan(new StreamInput(scan, used, [], new ResultOperator(scan.Schema), IsRepeat: false, new NodeMeter()), source, [], evaluation);
        return new FilteringConsumer(next, bound, input, evaluation, budget, most, enough);
    }

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        while (completeLines.Length > 0 && _remaining > 0)
        {
            var consumed = _decoder.AppendLines(completeLines);
            var decoded = _decoder.Take();
            var origin = new RecordOrigin(_input.Source.Name, partition, firstRecord, decoded.Rejected, new RecordCounts());
            PassOn(Matches(decoded, origin, timestampMicros), decoded.RowCount, partition, firstRecord, timestampMicros, completeLines[..consumed]);
            _evaluation.Reset();
            firstRecord += decoded.RowCount;
            completeLines = completeLines[consumed..];
        }
    }

    public void Records(int partition, RecordBlock block)
    {
        var lines = block.Lines;
        for (var record = 0; record < block.Count && _remaining > 0;)
        {
            lines = _decoder.AppendOf(block, record, lines);
            var decoded = _decoder.Take();
            _details.Add(block, record, decoded.RowCount);
            var origin = new RecordOrigin(_input.Source.Name, partition, block.OffsetOf(record), decoded.Rejected, new RecordCounts()) { Offsets = _details.Offsets };
            PassOn(Matches(decoded, origin, timestampMicros: 0), decoded.RowCount, partition, block, record);
            _evaluation.Reset();
            _details.Clear();
            record += decoded.RowCount;
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        // A row of nulls, for which no condition is known to be true.
    }

    private FixedColumn<bool> Matches(DecodedRows decoded, RecordOrigin origin, long timestampMicros)
    {
        using var within = WorkBudget.Enter(_budget);
        var batch = _input.Assemble(decoded, origin, timestampMicros, _details, _evaluation);
        try
        {
            return (FixedColumn<bool>)_condition.Evaluate(batch, batch.Rows, _evaluation);
        }
        catch (RowException e)
        {
            throw FailedRecord.Locate(e, origin);
        }
    }

    private void PassOn(FixedColumn<bool> truth, int rows, int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> lines)
    {
        for (var row = 0; row < rows && _remaining > 0; row++)
        {
            var length = lines.IndexOf((byte)'\n') + 1;
            if (truth.Values[row] && !truth.IsNull(row))
            {
                _next.Lines(partition, firstRecord + row, timestampMicros, lines[..length]);
                _remaining--;
            }

            lines = lines[length..];
        }

        StopWhenEnough();
    }

    private void PassOn(FixedColumn<bool> truth, int rows, int partition, RecordBlock block, int firstRecord)
    {
        var matches = new RecordBlock(block.Parts);
        for (var row = 0; row < rows && _remaining > 0; row++)
        {
            if (truth.Values[row] && !truth.IsNull(row))
            {
                matches.AddRange(block, firstRecord + row, 1);
                _remaining--;
            }
        }

        if (matches.Count > 0)
        {
            _next.Records(partition, matches);
        }

        StopWhenEnough();
    }

    private void StopWhenEnough()
    {
        if (_remaining == 0)
        {
            _enough();
        }
    }
}

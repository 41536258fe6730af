using TenFour.Streaming.Columns;
using TenFour.Streaming.Json;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>
/// One worker's share of one input: decodes records to column batches, runs the stages on them, and when it is the split's turn pushes the
/// rows into the serial part.
/// </summary>
internal sealed class InputWorker : IRecordConsumer
{
    private readonly InputPlan _input;
    private readonly JsonRecordDecoder _decoder;
    private readonly EvaluationContext _evaluation;
    private SplitTurns _turns = new(0);
    private int _split;
    private bool _hasTurn;
    private int _partition;
    private long _firstRecord;
    private long _timestampMicros;

    public InputWorker(InputPlan input, QueryOptions options, bool keepsLate)
    {
        LateRecords = keepsLate ? [] : null;
        _input = input;
        _evaluation = new EvaluationContext(options.TimeZone);
        _decoder = new JsonRecordDecoder(input.Decoded, new JsonDecoderOptions(options.TimeZone)
        {
            MaxRecordBytes = options.MaxRecordBytes,
            Declared = input.Declared,
        });
    }

    /// <summary>What became of the records that this worker read in the batch.</summary>
    public RecordCounts Counts { get; private set; } = new();

    /// <summary>The malformed records that this worker read in the batch.</summary>
    public List<KeptRecord> Rejections { get; } = [];

    /// <summary>The records of this worker that operators dropped as late in the batch; null where nobody asks for them.</summary>
    public List<RecordPlace>? LateRecords { get; }

    public void Begin(long batchTimeMicros)
    {
        Counts = new RecordCounts();
        Rejections.Clear();
        LateRecords?.Clear();
        _evaluation.BatchTimeMicros = batchTimeMicros;
    }

    /// <summary>Takes a split through; false where another worker has failed.</summary>
    public bool Run(ISource source, SourceSplit split, int index, SplitTurns turns, CancellationToken cancellationToken)
    {
        (_turns, _split, _hasTurn) = (turns, index, false);
        try
        {
            source.Read(split, this, cancellationToken);
            Flush();
            if (!TakeTurn())
            {
                return false;
            }

            turns.Pass(index);
            return true;
        }
        catch (OtherWorkerFailedException)
        {
            return false;
        }
    }

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        while (completeLines.Length > 0)
        {
            StartBatch(partition, firstRecord, timestampMicros);
            var before = _decoder.RowCount;
            completeLines = completeLines[_decoder.AppendLines(completeLines)..];
            firstRecord += _decoder.RowCount - before;
            FlushIfFull();
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        StartBatch(partition, record, timestampMicros: 0);
        _decoder.AppendRejected($"longer than the limit of {_decoder.Options.MaxRecordBytes:N0} bytes ({length:N0} bytes)");
        FlushIfFull();
    }

    private void StartBatch(int partition, long firstRecord, long timestampMicros)
    {
        // A column batch holds records of one partition (and one time of appending, where that is read), so that each row's origin is plain
        // arithmetic.
        if (_decoder.RowCount > 0 && (partition != _partition || (_input.ReadsTimestamps && timestampMicros != _timestampMicros)))
        {
            Flush();
        }

        if (_decoder.RowCount == 0)
        {
            (_partition, _firstRecord, _timestampMicros) = (partition, firstRecord, timestampMicros);
        }
    }

    private void FlushIfFull()
    {
        if (_decoder.IsFull)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (_decoder.RowCount == 0)
        {
            return;
        }

        var decoded = _decoder.Take();
        var origin = new RecordOrigin(_input.Source.Name, _partition, _firstRecord, decoded.Rejected, Counts) { Late = LateRecords };
        Count(decoded);
        var batch = _input.Assemble(decoded, origin, _timestampMicros, _evaluation);
        try
        {
            foreach (var stage in _input.Stages)
            {
                batch = stage.Apply(batch, _evaluation);
            }
        }
        catch (RowException e)
        {
            throw FailedRecord.Locate(e, origin);
        }

        if (!TakeTurn())
        {
            throw new OtherWorkerFailedException();
        }

        _input.Push(batch, _evaluation);
        _evaluation.Reset();
    }

    private void Count(DecodedRows decoded)
    {
        Counts.Read += decoded.RowCount;
        Counts.Rejected += decoded.RejectedRecords.Count;
        Counts.NulledFields += decoded.NulledFields;
        foreach (var record in decoded.RejectedRecords)
        {
            Rejections.Add(new KeptRecord(_input.Source.Name, _partition, _firstRecord + record.Row, record.Reason, record.Record));
        }
    }

    private bool TakeTurn() => _hasTurn || (_hasTurn = _turns.Await(_split));

    /// <summary>Unwinds a worker whose work nobody needs any more; never leaves <see cref="Run"/>.</summary>
    private sealed class OtherWorkerFailedException : Exception;
}

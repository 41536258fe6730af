using TenFour.Streaming.Columns;
using TenFour.Streaming.Json;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Lanes;
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
    private Turns _turns = new(1);
    private int _split;
    private string _topic = "";
    private int _partition;
    private long _firstRecord;
    private long _timestampMicros;
    private IKeptRecordBatch? _rejected;
    private readonly RowDetails _details = new();
    private readonly RecordPiece _piece = new();

    private readonly TimeProvider _time;
    private long _flushTicks;

    public InputWorker(InputPlan input, QueryOptions options, bool keepsLate, int capacityRows, TimeProvider time)
    {
        _time = time;
        LateRecords = keepsLate ? new RecordPlaces() : null;
        _input = input;
        _evaluation = new EvaluationContext(options.TimeZone);
        _decoder = new JsonRecordDecoder(input.Decoded, new JsonDecoderOptions(options.TimeZone)
        {
            MaxRecordBytes = options.MaxRecordBytes,
            CapacityRows = capacityRows,
            Declared = input.Declared,
        });
    }

    /// <summary>What became of the records that this worker read in the batch.</summary>
    public RecordCounts Counts { get; private set; } = new();

    /// <summary>The records of this worker that operators dropped as late in the batch; null where nobody asks for them.</summary>
    public RecordPlaces? LateRecords { get; }

    /// <summary>The bytes of the records that came in blocks or pieces in the batch: their splits do not tell.</summary>
    public long BlockBytes { get; private set; }

    /// <param name="rejected">Takes the malformed records; null where nobody wants them.</param>
    public void Begin(long batchTimeMicros, IKeptRecordBatch? rejected)
    {
        BlockBytes = 0;
        Counts = new RecordCounts();
        _rejected = rejected;
        LateRecords?.Clear();
        _evaluation.BatchTimeMicros = batchTimeMicros;
    }

    /// <summary>Takes a split through; false where another worker has failed.</summary>
    public bool Run(ISource source, SourceSplit split, int index, Turns turns, CancellationToken cancellationToken)
    {
        (_turns, _split, _topic) = (turns, index, split.Partition.Topic ?? source.Name);
        var began = StartReading();
        try
        {
            source.Read(split, this, cancellationToken);
            Flush(isLast: true);
            EndReading(began);
            return true;
        }
        catch (OtherWorkerFailedException)
        {
            return false;
        }
    }

    /// <summary>Takes pieces of a batch through, one after the other; false where another worker has failed.</summary>
    public bool Run(ISource source, IRecordPieces pieces, Turns turns, CancellationToken cancellationToken)
    {
        (_turns, _topic) = (turns, source.Name);
        var began = StartReading();
        try
        {
            while (pieces.TryTake(_piece, cancellationToken))
            {
                _split = _piece.Index;
                BlockBytes += _piece.Lines.Length;
                _piece.HandTo(this);
                Flush(isLast: true);
            }

            EndReading(began);
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
            var rows = _decoder.RowCount - before;
            if (_details.Count > 0)
            {
                _details.AddPlain(firstRecord, rows);
            }

            firstRecord += rows;
            FlushIfFull();
        }
    }

    public void Records(int partition, RecordBlock block)
    {
        BlockBytes += block.ByteCount;
        if (_details.Count == 0 && _input.Parts == RecordParts.None && block.IsContiguous && !block.HasInnerNewlines && IsNext(partition, block.OffsetOf(0)))
        {
            Lines(partition, block.OffsetOf(0), timestampMicros: 0, block.Lines);
            return;
        }

        var lines = block.Lines;
        for (var record = 0; record < block.Count;)
        {
            StartBatch(partition, block.OffsetOf(record), timestampMicros: 0);
            NeedDetails();
            var before = _decoder.RowCount;
            lines = _decoder.AppendOf(block, record, lines);
            _details.Add(block, record, _decoder.RowCount - before);
            record += _decoder.RowCount - before;
            FlushIfFull();
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        StartBatch(partition, record, timestampMicros: 0);
        _decoder.AppendRejected($"longer than the limit of {_decoder.Options.MaxRecordBytes:N0} bytes ({length:N0} bytes)");
        if (_details.Count > 0)
        {
            _details.AddPlain(record, 1);
        }

        FlushIfFull();
    }

    private void StartBatch(int partition, long firstRecord, long timestampMicros)
    {
        // A column batch holds records of one partition (and one time of appending, where that is read), so that each row's origin is plain
        // arithmetic.
        if (_decoder.RowCount > 0 && (partition != _partition || ((_input.Parts & RecordParts.Timestamp) != 0 && timestampMicros != _timestampMicros)))
        {
            Flush(isLast: false);
        }

        if (_decoder.RowCount == 0)
        {
            (_partition, _firstRecord, _timestampMicros) = (partition, firstRecord, timestampMicros);
        }
    }

    /// <summary>Whether a record follows those of the column batch so far without a gap.</summary>
    private bool IsNext(int partition, long record) =>
        _decoder.RowCount == 0 || (partition == _partition && record == _firstRecord + _decoder.RowCount);

    /// <summary>From here on the column batch's rows have details: also those that have been decoded without.</summary>
    private void NeedDetails()
    {
        if (_details.Count < _decoder.RowCount)
        {
            _details.AddPlain(_firstRecord, _decoder.RowCount);
        }
    }

    private void FlushIfFull()
    {
        if (_decoder.IsFull)
        {
            Flush(isLast: false);
        }
    }

    private long StartReading()
    {
        _flushTicks = 0;
        return _time.GetTimestamp();
    }

    /// <summary>What was no flush was reading and decoding.</summary>
    private void EndReading(long began) => _input.Meter.AddTicks(_time.GetTimestamp() - began - _flushTicks);

    /// <param name="isLast">The split ends here: its turns pass on, lane by lane.</param>
    private void Flush(bool isLast)
    {
        var began = _time.GetTimestamp();
        ColumnBatch? batch = null;
        Rows[]? routed = null;
        DecodedRows? decoded = null;
        if (_decoder.RowCount > 0)
        {
            decoded = _decoder.Take();
            (batch, routed) = Prepare(decoded);
        }

        for (var lane = 0; (batch is not null || isLast) && lane < _input.Lanes; lane++)
        {
            if (!_turns.Await(_split, lane))
            {
                throw new OtherWorkerFailedException();
            }

            if (decoded is not null && lane == 0)
            {
                Keep(decoded);
            }

            if (batch is not null)
            {
                WorkBudget.Check();
                _input.Push(batch, routed, lane, _evaluation);
            }

            if (isLast)
            {
                _turns.Pass(_split, lane);
            }
        }

        _evaluation.Reset();
        _details.Clear();
        _flushTicks += _time.GetTimestamp() - began;
    }

    /// <summary>What needs no order: the decoded rows, through the stages, and their lanes.</summary>
    private (ColumnBatch Batch, Rows[]? Routed) Prepare(DecodedRows decoded)
    {
        var offsets = _details.Count > 0 ? _details.Offsets : null;
        var origin = new RecordOrigin(_topic, _partition, _firstRecord, decoded.Rejected, Counts) { Offsets = offsets, Late = LateRecords };
        Count(decoded);
        var batch = _input.Assemble(decoded, origin, _timestampMicros, _details, _evaluation);
        try
        {
            var began = _time.GetTimestamp();
            foreach (var (stage, meter) in _input.Stages)
            {
                WorkBudget.Check();
                batch = stage.Apply(batch, _evaluation);
                var ended = _time.GetTimestamp();
                meter.AddRows(batch.Rows.Count);
                meter.AddTicks(ended - began);
                began = ended;
            }

            return (batch, _input.Route(batch, _evaluation));
        }
        catch (RowException e)
        {
            throw FailedRecord.Locate(e, origin);
        }
    }

    private void Count(DecodedRows decoded)
    {
        Counts.Read += decoded.RowCount;
        _input.Meter.AddRows(decoded.RowCount);
        Counts.Rejected += decoded.RejectedRecords.Count;
        Counts.NulledFields += decoded.NulledFields;
    }

    /// <summary>In the first lane's turn, so that the malformed records come in the order of the splits and none has to wait in memory.</summary>
    private void Keep(DecodedRows decoded)
    {
        if (_rejected is null)
        {
            return;
        }

        foreach (var record in decoded.RejectedRecords)
        {
            var offset = _details.Count > 0 ? _details.Offsets[record.Row] : _firstRecord + record.Row;
            _rejected.Add(new KeptRecord(_topic, _partition, offset, record.Reason, record.Record));
        }
    }

    /// <summary>Unwinds a worker whose work nobody needs any more; never leaves <see cref="Run"/>.</summary>
    private sealed class OtherWorkerFailedException : Exception;
}

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
/// rows into the serial part. Where a split ends before its turn has come, the worker holds its last column batch and decodes the next split first.
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
    private ReadyBatch? _held;
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
        _held = null;
        Counts = new RecordCounts();
        _rejected = rejected;
        LateRecords?.Clear();
        _evaluation.BatchTimeMicros = batchTimeMicros;
    }

    /// <summary>Takes splits through, one after the other, until none is left or another worker has failed.</summary>
    /// <param name="next">The number of the last split that some worker has taken.</param>
    public void Run(ISource source, IReadOnlyList<SourceSplit> splits, ref int next, Turns turns, CancellationToken cancellationToken)
    {
        _turns = turns;
        var began = StartReading();
        try
        {
            for (var i = Interlocked.Increment(ref next); i < splits.Count; i = Interlocked.Increment(ref next))
            {
                (_split, _topic) = (i, splits[i].Partition.Topic ?? source.Name);
                source.Read(splits[i], this, cancellationToken);
                Flush(isLast: true, mayHold: true);
            }

            // What is still held.
            Flush(isLast: false);
            EndReading(began);
        }
        catch (OtherWorkerFailedException)
        {
            // What it threw is the batch's.
        }
    }

    /// <summary>Takes pieces of a batch through, one after the other, until none is left or another worker has failed.</summary>
    public void Run(ISource source, IRecordPieces pieces, Turns turns, CancellationToken cancellationToken)
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
        }
        catch (OtherWorkerFailedException)
        {
            // What it threw is the batch's.
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
    /// <param name="mayHold">Rows are held where their turn has not come; those with details cannot be, since what these are made of is used again.</param>
    private void Flush(bool isLast, bool mayHold = false)
    {
        var began = _time.GetTimestamp();
        PushHeld();
        var ready = Ready(isLast);
        if (mayHold && ready.Batch is not null && _details.Count == 0 && !_turns.IsAt(_split, door: 0))
        {
            _held = ready;
        }
        else
        {
            Push(ready);
        }

        _details.Clear();
        _flushTicks += _time.GetTimestamp() - began;
    }

    /// <summary>What has been decoded since the last time, as far as that goes without an order.</summary>
    private ReadyBatch Ready(bool isLast)
    {
        if (_decoder.RowCount == 0)
        {
            return new ReadyBatch(_split, isLast);
        }

        var decoded = _decoder.Take();
        var offsets = _details.Count > 0 ? _details.Offsets : null;
        var origin = new RecordOrigin(_topic, _partition, _firstRecord, decoded.Rejected, Counts) { Offsets = offsets, Late = LateRecords };
        var (batch, routed) = Prepare(decoded, origin);
        return new ReadyBatch(_split, isLast) { Batch = batch, Routed = routed, Origin = origin, Rejected = decoded.RejectedRecords };
    }

    private void PushHeld()
    {
        if (_held is { } held)
        {
            _held = null;
            Push(held);
        }
    }

    /// <summary>Takes rows through the lanes, each at the turn of its split.</summary>
    private void Push(ReadyBatch ready)
    {
        for (var lane = 0; (ready.Batch is not null || ready.IsLast) && lane < _input.Lanes; lane++)
        {
            if (!_turns.Await(ready.Split, lane))
            {
                throw new OtherWorkerFailedException();
            }

            if (lane == 0)
            {
                Keep(ready);
            }

            if (ready.Batch is not null)
            {
                WorkBudget.Check();
                _input.Push(ready.Batch, ready.Routed, lane, _evaluation);
            }

            if (ready.IsLast)
            {
                _turns.Pass(ready.Split, lane);
            }
        }

        _evaluation.Reset();
    }

    /// <summary>What needs no order: the decoded rows, through the stages, and their lanes.</summary>
    private (ColumnBatch Batch, Rows[]? Routed) Prepare(DecodedRows decoded, RecordOrigin origin)
    {
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
    private void Keep(ReadyBatch ready)
    {
        if (_rejected is null)
        {
            return;
        }

        foreach (var record in ready.Rejected)
        {
            _rejected.Add(new KeptRecord(ready.Origin!.Source, ready.Origin.Partition, ready.Origin.OffsetOf(record.Row), record.Reason, record.Record));
        }
    }

    /// <summary>Rows that only wait for the turn of their split; none where all that is left of it is to pass its turns on.</summary>
    private readonly record struct ReadyBatch(int Split, bool IsLast)
    {
        public ColumnBatch? Batch { get; init; }

        public Rows[]? Routed { get; init; }

        public RecordOrigin? Origin { get; init; }

        public IReadOnlyList<RejectedRecord> Rejected { get; init; } = [];
    }

    /// <summary>Unwinds a worker whose work nobody needs any more; never leaves it.</summary>
    private sealed class OtherWorkerFailedException : Exception;
}

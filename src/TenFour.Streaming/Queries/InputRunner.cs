using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>Reads one input's records of a batch on all workers and pushes them into the serial part, in order.</summary>
internal sealed class InputRunner(InputPlan input, QueryOptions options, bool keepsLate, TimeProvider time)
{
    /// <summary>A split is not more than a column batch, so that its turns pass on lane by lane, and large enough that a turn is worth taking.</summary>
    private const int RecordsPerSplit = ColumnBatch.TypicalRows * 3 / 4;

    private const int LeastPieceBytes = 64 * 1024;
    private const int MostPieceBytes = 8 * 1024 * 1024;

    /// <summary>A batch of no more than this needs a fraction of the memory that a worker has for column batches.</summary>
    private const int FewRecords = ColumnBatch.TypicalRows / 16;

    /// <summary>So many of them in succession, and workers give back what they had for more.</summary>
    private const int SmallBatches = 3;

    // Until a batch has shown how long the records are.
    private double _bytesPerRecord = 256;

    private readonly List<InputWorker> _workers = [];
    private IReadOnlyList<SourceSplit> _splits = [];
    private RecordPlaces _late = new();
    private int _smallBatches;
    private int _capacityRows = ColumnBatch.TypicalRows;

    public InputPlan Input => input;

    /// <summary>What became of the records of the batch.</summary>
    public RecordCounts Counts { get; private set; } = new();

    /// <summary>What the batch may use; null where nothing limits it.</summary>
    public WorkBudget? Budget { get; set; }

    /// <summary>Takes the malformed records of the batch; null where nobody wants them.</summary>
    public IKeptRecordBatch? Rejected { get; set; }

    /// <summary>The bytes of the batch's records.</summary>
    public long Bytes { get; private set; }

    public void Run(OffsetRange range, long batchTimeMicros, CancellationToken cancellationToken)
    {
        var turns = new Turns(input.Lanes);
        var pieceBytes = (int)Math.Clamp(_bytesPerRecord * RecordsPerSplit, LeastPieceBytes, MostPieceBytes);
        if (input.Source.TakePieces(range.Start, range.EndExclusive, pieceBytes) is { } pieces)
        {
            Bytes = 0;
            var workers = Workers(options.Workers, batchTimeMicros);
            Run(workers, turns, w => w.Run(input.Source, pieces, turns, cancellationToken));
            _splits = input.Source.Split(range.Start, input.Source.Settle(range.EndExclusive), 1);
            Collect(workers);
        }
        else
        {
            _splits = Split(range);
            Bytes = _splits.Sum(s => s.Bytes);
            var workers = Workers(Math.Min(options.Workers, _splits.Count), batchTimeMicros);
            var next = -1;
            Run(workers, turns, w => w.Run(input.Source, _splits, ref next, turns, cancellationToken));
            Collect(workers);
        }
    }

    /// <summary>Reads the records again that the batch dropped as late, now that all operators have seen it.</summary>
    public void ReadLate(string reason, IKeptRecordBatch kept, CancellationToken cancellationToken)
    {
        if (!_late.IsEmpty)
        {
            LateRecords.Read(input.Source, _splits, _late, reason, kept, cancellationToken);
        }
    }

    private IReadOnlyList<SourceSplit> Split(OffsetRange range)
    {
        if (range.Start.Equals(range.EndExclusive))
        {
            return [];
        }

        // A multiple of the workers, so that none is left with a last split while the others have nothing to do.
        var bytes = range.EndExclusive.Partitions.Sum(p => range.EndExclusive[p].Byte - range.Start[p].Byte);
        var splits = Math.Ceiling(bytes / (_bytesPerRecord * RecordsPerSplit));
        splits = splits > options.Workers ? Math.Ceiling(splits / options.Workers) * options.Workers : splits;
        return input.Source.Split(range.Start, range.EndExclusive, (int)Math.Clamp(splits, 1, int.MaxValue));
    }

    /// <summary>Has all workers do something; one of them on this thread.</summary>
    private void Run(List<InputWorker> workers, Turns turns, Action<InputWorker> work) => WorkerThreads.Run(workers.Count, number =>
    {
        try
        {
            using (WorkBudget.Enter(Budget))
            {
                work(workers[number]);
            }
        }
        catch
        {
            turns.Abandon();
            throw;
        }
    });

    private List<InputWorker> Workers(int count, long batchTimeMicros)
    {
        while (_workers.Count < count)
        {
            _workers.Add(new InputWorker(input, options, keepsLate, _capacityRows, time));
        }

        var workers = _workers.GetRange(0, count);
        workers.ForEach(w => w.Begin(batchTimeMicros, Rejected));
        return workers;
    }

    private void Collect(List<InputWorker> workers)
    {
        Bytes += workers.Sum(w => w.BlockBytes);
        Counts = new RecordCounts();
        workers.ForEach(w => Counts.Add(w.Counts));
        if (Counts.Read > RecordsPerSplit)
        {
            _bytesPerRecord = (double)Bytes / Counts.Read;
        }

        _late = RecordPlaces.Sorted(workers.Select(w => w.LateRecords).OfType<RecordPlaces>());
        Fit(Counts.Read);
    }

    /// <summary>
    /// Makes workers anew where they have far more memory than records, or too little: a page's many queries over a trickle of records would each
    /// keep for ever what their first large batch needed.
    /// </summary>
    private void Fit(long records)
    {
        _smallBatches = records <= FewRecords ? _smallBatches + 1 : 0;
        var wanted = _smallBatches >= SmallBatches ? FewRecords : _smallBatches == 0 ? ColumnBatch.TypicalRows : _capacityRows;
        if (wanted != _capacityRows)
        {
            _capacityRows = wanted;
            _workers.Clear();
        }
    }
}

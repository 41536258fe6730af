using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.EndToEnd.Sides;

/// <summary>Sums up the newest complete result, or only its first rows.</summary>
/// <param name="topRows">Reads no more than so many; null reads all.</param>
internal sealed class AnswerSink(int? topRows) : ISink
{
    public long Rows { get; private set; }

    public long Checksum { get; private set; }

    public IReadOnlyList<string> Top { get; private set; } = [];

    public string Description => nameof(AnswerSink);

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Take(IResultTable table)
    {
        (Rows, Checksum) = (0, 0);
        var top = new List<string>();
        var (types, dispositions) = (new PoolHashes(), new PoolHashes());
        using var cursor = table.Open(topRows);
        while (Rows < (topRows ?? long.MaxValue) && cursor.Read() is { } batch)
        {
            var starts = ((FixedColumn<long>)((StructColumn)batch.Columns[0]).Fields[0]).Values;
            var (type, disposition) = ((StringColumn)batch.Columns[1], (StringColumn)batch.Columns[2]);
            var counts = ((FixedColumn<long>)batch.Columns[3]).Values;
            foreach (var row in batch.Rows)
            {
                var minute = starts[row] / 60_000_000;
                Checksum += RowChecksum.Of(minute, types.Of(type, row), dispositions.Of(disposition, row), counts[row]);
                if (Rows++ < topRows)
                {
                    top.Add($"{minute}|{type.GetString(row)}|{disposition.GetString(row)}|{counts[row]}");
                }
            }
        }

        Top = top;
    }

    /// <summary>The hash of each entry of a dictionary, computed once while the dictionary is the same.</summary>
    private sealed class PoolHashes
    {
        private readonly Dictionary<int, long> _hashes = [];
        private StringPool? _pool;
        private int _generation;

        public long Of(StringColumn column, int row)
        {
            if (column.Codes is null)
            {
                return RowChecksum.Hash(column[row]);
            }

            if (_pool != column.Pool || _generation != _pool.Generation)
            {
                _hashes.Clear();
                (_pool, _generation) = (column.Pool, column.Pool.Generation);
            }

            if (!_hashes.TryGetValue(column.Codes[row], out var hash))
            {
                _hashes[column.Codes[row]] = hash = RowChecksum.Hash(column[row]);
            }

            return hash;
        }
    }

    private sealed class Batch(AnswerSink sink) : ISinkBatch
    {
        private IResultTable? _table;

        public void Write(ColumnBatch rows) => throw new BenchException("Answers are compared in complete mode.");

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            sink.Take(_table!);
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // Nothing held.
        }
    }
}

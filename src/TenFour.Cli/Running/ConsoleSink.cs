using TenFour.Cli.Shell;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;

namespace TenFour.Cli.Running;

/// <summary>
/// Shows the result to a person: on a terminal a table that is redrawn in place with every batch, else one block of text a batch. Shows the
/// first rows and says how many there are.
/// </summary>
internal sealed class ConsoleSink(Output output, TimeProvider time) : ISink
{
    public const int ShownRows = 20;

    private readonly RedrawnTable _screen = new(output);
    private SinkContext? _context;
    private ShownBatch? _last;

    public string Description => "ConsoleSink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this, batch);

    /// <summary>What the batch measured, for the line under a redrawn table.</summary>
    public void Note(StreamingQueryProgress progress)
    {
        if (output.ResultTraits.CanRedraw && _last is { } last)
        {
            _screen.Draw(last, ProgressLine.Of(progress));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Show(ShownBatch batch)
    {
        _last = batch;
        if (!output.ResultTraits.CanRedraw)
        {
            PlainTable.Write(output.Results, batch, time.GetUtcNow());
            output.Flush();
        }
    }

    private sealed class Batch(ConsoleSink sink, SinkBatchInfo info) : ISinkBatch
    {
        private readonly RowTexts _rows = new(sink._context!.TimeZone, ShownRows);
        private IResultTable? _table;
        private long _count;

        public void Write(ColumnBatch rows)
        {
            _count += rows.Rows.Count;
            _rows.Add(rows);
        }

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            if (_table is { } table)
            {
                _count = table.CountRows();
                using var cursor = table.Open(ShownRows);
                while (!_rows.IsFull && cursor.Read() is { } rows)
                {
                    _rows.Add(rows);
                }
            }

            sink.Show(new ShownBatch(sink._context!, info, _rows.Rows, _count));
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // What was not committed is not shown.
        }
    }
}

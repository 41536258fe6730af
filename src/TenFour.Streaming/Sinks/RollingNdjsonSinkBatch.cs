using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;

namespace TenFour.Streaming.Sinks;

/// <summary>One batch on its way into large files. It counts from when its line is in the manifest; a batch without rows has none.</summary>
internal sealed class RollingNdjsonSinkBatch(RollFolder folder, RollManifest manifest, long rollBytes, long batchId, RowJsonWriter json) : ISinkBatch
{
    private const int FlushBytes = 1 << 18;

    private readonly TextBuffer _text = new();
    private readonly RollPosition _start = manifest.End;
    private readonly RollWriter _writer = new(folder, manifest.End, rollBytes);
    private bool _isCommitted;

    public void Write(ColumnBatch rows)
    {
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            json.Append(rows, rows.Rows[i], _text);
            _text.Append((byte)'\n');
            if (_text.Length >= Math.Min(FlushBytes, _writer.Room))
            {
                Flush();
            }
        }
    }

    public void Complete(IResultTable table) =>
        throw new InvalidOperationException("The sink refuses complete mode when it is opened.");

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        if (_writer.Finish() is { Count: > 0 } files)
        {
            manifest.Append(new RollManifestEntry(batchId, files));
        }

        _isCommitted = true;
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _writer.Dispose();
        if (!_isCommitted)
        {
            folder.CutAfter(_start);
        }
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _writer.Append(_text.Written);
            _text.Clear();
        }
    }
}

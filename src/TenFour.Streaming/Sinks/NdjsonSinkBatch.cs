using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;

namespace TenFour.Streaming.Sinks;

/// <summary>One batch on its way into a file. The file has its name only when it is whole and on the disk.</summary>
internal sealed class NdjsonSinkBatch(NdjsonLayout layout, long batchId, RowJsonWriter json, bool removesOlder) : ISinkBatch
{
    private const int FlushBytes = 1 << 18;

    private readonly TextBuffer _text = new();
    private FileStream? _file;
    private IResultTable? _table;

    public void Write(ColumnBatch rows)
    {
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            json.Append(rows, rows.Rows[i], _text);
            _text.Append((byte)'\n');
            if (_text.Length > FlushBytes)
            {
                Flush();
            }
        }
    }

    public void Complete(IResultTable table) => _table = table;

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        WriteTable(cancellationToken);
        Flush();
        if (_file is not null)
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            _file = null;
            File.Move(layout.UnfinishedPath(batchId), layout.BatchPath(batchId), overwrite: true);
        }

        if (removesOlder)
        {
            layout.RemoveBefore(batchId);
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        if (_file is not null)
        {
            _file.Dispose();
            File.Delete(layout.UnfinishedPath(batchId));
        }
    }

    private void WriteTable(CancellationToken cancellationToken)
    {
        using var cursor = _table?.Open();
        while (cursor?.Read() is { } rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(rows);
        }
    }

    private void Flush()
    {
        if (_text.Length == 0)
        {
            return;
        }

        _file ??= new FileStream(layout.UnfinishedPath(batchId), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.Write(_text.Written);
        _text.Clear();
    }
}

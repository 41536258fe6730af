using System.Text.Json;
using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>The kept records of one batch on their way into a file, which is there under its name when the batch is whole. Without records there is none.</summary>
internal sealed class KeptRecordFile(string folder, string name) : IKeptRecordBatch
{
    private const int BufferBytes = 1 << 16;

    private readonly string _path = Path.Combine(folder, name);
    private FileStream? _file;
    private Utf8JsonWriter? _json;

    public void Add(KeptRecord record)
    {
        Open();
        _json!.Reset();
        _json.WriteStartObject();
        _json.WriteString("source", record.Source);
        _json.WriteNumber("partition", record.Partition);
        _json.WriteNumber("offset", record.Offset);
        _json.WriteString("reason", record.Reason);

        // As text, so that what is no UTF-8 gets replacement characters.
        _json.WriteString("record", System.Text.Encoding.UTF8.GetString(record.Record.Span));
        _json.WriteEndObject();
        _json.Flush();
        _file!.WriteByte((byte)'\n');
    }

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            _file.Flush(flushToDisk: true);
            Close();
            File.Move(NewPath, _path, overwrite: true);
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        if (_file is not null)
        {
            Close();
            File.Delete(NewPath);
        }
    }

    private string NewPath => _path + ".new";

    private void Open()
    {
        if (_file is null)
        {
            Directory.CreateDirectory(folder);
            _file = new FileStream(NewPath, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
            _json = new Utf8JsonWriter(_file);
        }
    }

    private void Close()
    {
        _json!.Dispose();
        _file!.Dispose();
        _file = null;
    }
}

using System.Buffers;
using System.Text.Json;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Engine;

/// <summary>Keeps what the batches of a run report: the newest in memory, more of them in the run's file.</summary>
internal sealed class RunRecorder(RunHeader header, RunFile file, TimeProvider time)
{
    /// <summary>Batches in memory, which is what the charts show.</summary>
    private const int KeptBatches = 300;

    private readonly Lock _lock = new();
    private readonly Lock _writing = new();
    private readonly Queue<BatchFacts> _batches = new();
    private List<byte[]> _unwritten = [];
    private (DateTimeOffset At, string? Error)? _end;

    public RunHeader Header => header;

    public string FilePath => file.FilePath;

    public QueryTotals Totals { get; } = new();

    public QueryRun Run
    {
        get
        {
            lock (_lock)
            {
                return new QueryRun(header, [.. _batches], _end is null, _end?.At, _end?.Error);
            }
        }
    }

    /// <summary>It has ended, and its file says so.</summary>
    public bool IsSettled
    {
        get
        {
            lock (_lock)
            {
                return _end is not null && _unwritten.Count == 0;
            }
        }
    }

    /// <summary>Called by the query after each batch; takes no time worth mentioning and waits for no disk.</summary>
    public void Add(StreamingQueryProgress progress)
    {
        var line = ProgressJson.Write(progress);
        using var document = JsonDocument.Parse(line);
        var facts = BatchFactsReader.Read(document.RootElement);
        Totals.Add(progress);
        lock (_lock)
        {
            _batches.Enqueue(facts);
            if (_batches.Count > KeptBatches)
            {
                _batches.Dequeue();
            }

            _unwritten.Add(line);
        }
    }

    public void End(string? error)
    {
        lock (_lock)
        {
            if (_end is null)
            {
                _end = (time.GetUtcNow(), error);
                _unwritten.Add(EndLine(_end.Value.At, error));
            }
        }
    }

    /// <summary>The report of a batch; null where it is not kept any more.</summary>
    public string? Report(long batchId)
    {
        Write();
        return RunFile.Report(file.FilePath, batchId);
    }

    /// <summary>Brings to the file what it does not have yet.</summary>
    public void Write()
    {
        lock (_writing)
        {
            List<byte[]> lines;
            lock (_lock)
            {
                (lines, _unwritten) = (_unwritten, []);
            }

            if (lines.Count > 0)
            {
                file.Append(lines);
            }
        }
    }

    private static byte[] EndLine(DateTimeOffset at, string? error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("end");
            writer.WriteString("at", at);
            writer.WriteString("error", error);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

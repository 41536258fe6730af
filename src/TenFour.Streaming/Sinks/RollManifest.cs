using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sinks;

/// <summary>
/// Which batches a rolled folder has, one JSON object a line, batch ids ascending. It is appended to rather than replaced, so that a batch
/// costs the same after a million others; a line counts when its line break is there.
/// </summary>
internal sealed class RollManifest(string folder)
{
    /// <summary>Neither <c>*.ndjson</c> nor Spark, which passes over names with an underscore, takes it for rows.</summary>
    public const string FileName = "_manifest.jsonl";

    private readonly string _path = Path.Combine(folder, FileName);
    private long _length;

    public bool Exists => File.Exists(_path);

    /// <summary>The newest batch as of the last call; null where there is none.</summary>
    public RollManifestEntry? Last { get; private set; }

    /// <summary>Where the next batch's rows go.</summary>
    public RollPosition End { get; private set; }

    /// <summary>The newest batch that is in the file.</summary>
    /// <exception cref="StreamingException">The file is damaged.</exception>
    public RollManifestEntry? Newest() => Exists ? Find(File.ReadAllBytes(_path), long.MaxValue).Entry : null;

    /// <summary>Removes the batches after one, and a line that was not written to its end. Makes the file where there is none.</summary>
    /// <exception cref="StreamingException">The file is damaged.</exception>
    public void CutAfter(long batchId)
    {
        var (entry, length) = Find(Exists ? File.ReadAllBytes(_path) : [], batchId);
        Set(entry, length);
        using var file = Open();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Adds a batch whose rows are on the disk.</summary>
    public void Append(RollManifestEntry entry)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, RollManifestJson.Default.RollManifestEntry), (byte)'\n'];
        using var file = Open();
        file.Write(line);
        file.Flush(flushToDisk: true);
        Set(entry, _length + line.Length);
    }

    // From the end: the batch looked for is usually the last one or the one before.
    private (RollManifestEntry? Entry, int Length) Find(byte[] content, long batchId)
    {
        var length = LineEnd(content);
        while (length > 0)
        {
            var start = LineEnd(content.AsSpan(0, length - 1));
            var entry = Parse(content.AsSpan(start, length - start));
            if (entry.BatchId <= batchId)
            {
                return (entry, length);
            }

            length = start;
        }

        return (null, 0);
    }

    private RollManifestEntry Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(line, RollManifestJson.Default.RollManifestEntry);
            return entry is not null && PositionAfter(entry) is not null ? entry : throw Damaged(null);
        }
        catch (JsonException error)
        {
            throw Damaged(error);
        }
    }

    private StreamingException Damaged(JsonException? error) => new(
        Fault.Data,
        $"{_path} has a line that does not name a batch and its files.",
        advice: "Put the file back as it was, or start again with an empty folder and a new --checkpoint.",
        inner: error);

    private void Set(RollManifestEntry? entry, long length)
    {
        Last = entry;
        End = entry is null ? default : PositionAfter(entry)!.Value;
        _length = length;
    }

    private FileStream Open()
    {
        var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(_length);
        file.Position = _length;
        return file;
    }

    private static int LineEnd(ReadOnlySpan<byte> content) => content.LastIndexOf((byte)'\n') + 1;

    private static RollPosition? PositionAfter(RollManifestEntry entry) =>
        entry.Files is [.., { Bytes: > 0 } last] && RollFolder.NumberOf(last.Name) is { } number ? new RollPosition(number, last.Bytes) : null;
}

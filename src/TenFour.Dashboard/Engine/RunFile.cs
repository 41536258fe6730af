using System.Globalization;
using System.Text.Json;

namespace TenFour.Dashboard.Engine;

/// <summary>
/// The file of a run: its header, then a report a line, then how it ended. When it has grown to a limit, it becomes the old half, and a new one
/// begins, so that a run never takes more than twice the limit.
/// </summary>
internal sealed class RunFile(string folder, RunHeader header)
{
    private const int HalfBytes = 256 * 1024;
    private const string Extension = ".ndjson";
    private const string OldExtension = ".old" + Extension;

    private readonly string _path = Path.Combine(
        folder, header.Name, string.Create(CultureInfo.InvariantCulture, $"{header.StartedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{header.RunId:N}{Extension}"));

    public string FilePath => _path;

    /// <summary>Appends lines. A line that a crash cuts off is passed over when it is read.</summary>
    public void Append(IReadOnlyList<byte[]> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        if (File.Exists(_path) && new FileInfo(_path).Length > HalfBytes)
        {
            File.Move(_path, OldOf(_path), overwrite: true);
        }

        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        foreach (var line in file.Length == 0 ? lines.Prepend(header.ToJson()) : lines)
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
        }
    }

    /// <summary>The run that a file tells of; null where it has not even a header.</summary>
    public static QueryRun? Read(string path)
    {
        RunHeader? header = null;
        var batches = new List<BatchFacts>();
        (DateTimeOffset At, string? Error)? end = null;
        foreach (var line in Lines(path))
        {
            if (line.TryGetProperty("run", out var run))
            {
                header = RunHeader.Read(run);
            }
            else if (line.TryGetProperty("end", out var last))
            {
                end = (last.GetProperty("at").GetDateTimeOffset(), last.GetProperty("error").GetString());
            }
            else
            {
                batches.Add(BatchFactsReader.Read(line));
            }
        }

        return header is null ? null : new QueryRun(header, batches, IsActive: false, end?.At, end?.Error);
    }

    /// <summary>The report of a batch; null where the file does not have it any more.</summary>
    public static string? Report(string path, long batchId) => Lines(path)
        .Where(l => l.TryGetProperty("batchId", out var id) && id.GetInt64() == batchId)
        .Select(l => l.GetRawText())
        .LastOrDefault();

    /// <summary>The files of the runs in a folder, the newest first.</summary>
    public static IReadOnlyList<string> In(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*" + Extension).Where(f => !f.EndsWith(OldExtension, StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal),
    ];

    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(OldOf(path));
    }

    private static string OldOf(string path) => path[..^Extension.Length] + OldExtension;

    private static IEnumerable<JsonElement> Lines(string path)
    {
        foreach (var half in new[] { OldOf(path), path }.Where(File.Exists))
        {
            foreach (var line in ReadLines(half))
            {
                if (Parse(line) is { } element)
                {
                    yield return element;
                }
            }
        }
    }

    /// <summary>Also while another thread appends.</summary>
    private static IEnumerable<string> ReadLines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static JsonElement? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Cut off by a crash.
            return null;
        }
    }
}

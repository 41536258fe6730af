using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sinks;

/// <summary>The files of rows of a rolled folder.</summary>
internal sealed record RollFolder(string Folder)
{
    private const string Prefix = "rows-";
    private const string Suffix = ".ndjson";

    public static string NameOf(int file) => $"{Prefix}{file:D8}{Suffix}";

    /// <summary>The number in a file's name; null where it is no name of ours.</summary>
    public static int? NumberOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Prefix.Length + Suffix.Length
        && int.TryParse(name.AsSpan()[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The numbers of the files that are there, ascending.</summary>
    public IReadOnlyList<int> Files() =>
        [.. Directory.EnumerateFiles(Folder, Prefix + "*" + Suffix).Select(f => NumberOf(Path.GetFileName(f))).OfType<int>().Order()];

    /// <summary>Opens a file to write at a place; what it has from there on is cut off.</summary>
    public FileStream OpenAt(RollPosition position)
    {
        var file = new FileStream(PathOf(position.File), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(position.Bytes);
        file.Position = position.Bytes;
        return file;
    }

    /// <summary>Removes every row from a place on. Older files may be gone: whoever uses the rows may take them away.</summary>
    /// <exception cref="StreamingException">The file lacks rows before that place.</exception>
    public void CutAfter(RollPosition position)
    {
        foreach (var later in Files().Where(f => f > position.File || (f == position.File && position.Bytes == 0)))
        {
            File.Delete(PathOf(later));
        }

        if (position.Bytes > 0)
        {
            Cut(new FileInfo(PathOf(position.File)), position.Bytes);
        }
    }

    private static void Cut(FileInfo file, long bytes)
    {
        var length = file.Exists ? file.Length : 0;
        if (length < bytes)
        {
            throw StreamingException.ForData(
                $"{file.FullName} has {length} bytes, and {RollManifest.FileName} says that {bytes} were written: rows are lost.",
                advice: "Put the file back, or start again with an empty folder and a new --checkpoint.");
        }

        if (length > bytes)
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Write, FileShare.Read);
            stream.SetLength(bytes);
            stream.Flush(flushToDisk: true);
        }
    }

    private string PathOf(int file) => Path.Combine(Folder, NameOf(file));
}

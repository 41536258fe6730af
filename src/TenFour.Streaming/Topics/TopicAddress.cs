using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>
/// What a user writes for a topic: a folder (<c>data/calls</c>) or one file (<c>calls.ndjson</c>, also <c>.gz</c> or <c>.zst</c>).
/// </summary>
/// <param name="Path">As written.</param>
/// <param name="IsFolder">A folder of partitions, not one file.</param>
public sealed record TopicAddress(string Path, bool IsFolder)
{
    private const string SchemeSeparator = "://";

    private static readonly string[] RecordSuffixes = [".ndjson", ".jsonl"];

    /// <summary>The topic's name: <c>calls</c> for all of <c>data/calls</c>, <c>calls.ndjson</c> and <c>calls.ndjson.gz</c>.</summary>
    public string Name => IsFolder ? LastPart : System.IO.Path.GetFileNameWithoutExtension(Compression.RemoveSuffix(LastPart));

    private string LastPart => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path)));

    /// <summary>The address of an existing or missing topic.</summary>
    /// <exception cref="StreamingException">The text cannot be a topic.</exception>
    public static TopicAddress Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw StreamingException.ForUser("The topic has no name.", advice: "Name a folder such as data/calls, or an NDJSON file.");
        }

        if (text.IndexOf(SchemeSeparator, StringComparison.Ordinal) is var length and >= 0)
        {
            throw OfScheme(text, text[..length]);
        }

        return new TopicAddress(text, IsFolder: !File.Exists(text) && (Directory.Exists(text) || !LooksLikeFile(text)));
    }

    /// <summary>The address of a topic that can be written to.</summary>
    /// <exception cref="StreamingException">The text cannot be a topic, or is that of a file.</exception>
    public static TopicAddress ParseFolder(string text)
    {
        var address = Parse(text);
        return address.IsFolder ? address : throw StreamingException.ForUser(
            $"{text} is the name of a file; a single file can be read as a topic, but is never written to.",
            advice: "Name a folder, such as data/calls.");
    }

    /// <exception cref="StreamingException">There is no such topic.</exception>
    public void ThrowIfMissing()
    {
        if (IsFolder ? new TopicLayout(Path).Exists() : File.Exists(Path))
        {
            return;
        }

        var what = Directory.Exists(Path) ? $"The folder {Path} is not a topic: it has no partition files." : $"There is no topic {Path}.";
        throw StreamingException.ForEnvironment(what, Advice());
    }

    /// <summary>Whether a file's name says that it holds records, one a line. (A <c>.json</c> file may hold anything.)</summary>
    internal static bool IsNamedAsRecords(string path) =>
        RecordSuffixes.Any(suffix => Compression.RemoveSuffix(path).EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeFile(string text) =>
        Compression.IsCompressed(text) || IsNamedAsRecords(text) || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static StreamingException OfScheme(string text, string scheme) => StreamingException.ForUser(
        $"{text}: a file topic is not found under {scheme}:.", advice: "Name a folder such as data/calls, or an NDJSON file.");

    private string Advice()
    {
        var parent = System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(Path)) is { Length: > 0 } folder ? folder : ".";
        var siblings = Directory.Exists(parent) ? Directory.GetFileSystemEntries(parent).Select(entry => System.IO.Path.GetFileName(entry)) : [];
        return NearestName.Find(LastPart, siblings.Where(name => name != LastPart)) is { } nearest
            ? $"Did you mean {System.IO.Path.Combine(parent == "." ? "" : parent, nearest)}? A topic is filled with: tenfour produce --to {Path}"
            : $"Fill it with: tenfour produce --to {Path}";
    }
}

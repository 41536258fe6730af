using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeds.Files;

/// <summary>The bytes behind a <see cref="FileFeed"/>.</summary>
/// <param name="Name">The name for messages, and by its ending a hint about the format.</param>
/// <param name="Open">Opens the bytes from their start.</param>
/// <param name="CanReopen">Whether <paramref name="Open"/> can be called more than once (not for standard input).</param>
public sealed record FeedInput(string Name, Func<Stream> Open, bool CanReopen)
{
    /// <summary>A file.</summary>
    /// <exception cref="StreamingException">There is no such file, it is a folder, or it may not be read.</exception>
    public static FeedInput File(string path)
    {
        if (path.Length == 0)
        {
            throw FeedException.Unreadable("''", "names no file.", "Check the path.");
        }

        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw FeedException.Unreadable(
                path, "is a folder, not a file.", "Name one file; a topic folder is read with 'consume' or '--source'.");
        }

        if (!System.IO.File.Exists(full))
        {
            throw FeedException.Unreadable(path, $"does not exist (looked for {full}).", "Check the path.");
        }

        return new FeedInput(path, () => OpenFile(path, full), CanReopen: true);
    }

    /// <summary>Bytes that can be read only once.</summary>
    public static FeedInput StandardInput(Stream stream) => new("standard input", () => stream, CanReopen: false);

    private static FileStream OpenFile(string path, string full)
    {
        try
        {
            // The feed reads in large pieces of its own: no buffer in between.
            return new FileStream(
                full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FeedException.Unreadable(path, $"cannot be opened: {e.Message}", "Check the path and its permissions.", e);
        }
    }
}

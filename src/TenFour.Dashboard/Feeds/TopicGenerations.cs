using System.Globalization;
using TenFour.Calls.Feeding;

namespace TenFour.Dashboard.Feeds;

/// <summary>
/// Topics that follow each other, as folders side by side: <c>calls</c>, <c>calls-2</c>, <c>calls-3</c>. The newest is the one in use; those before it
/// are removed when nobody reads them any more.
/// </summary>
internal static class TopicGenerations
{
    /// <summary>The newest that is there, or the first.</summary>
    /// <param name="first">The topics of the first generation.</param>
    public static FeedTopics Newest(FeedTopics first) => At(first, Numbers(first).DefaultIfEmpty(1).Max());

    /// <summary>The one behind the newest.</summary>
    public static FeedTopics Next(FeedTopics first) => At(first, Numbers(first).DefaultIfEmpty(1).Max() + 1);

    /// <summary>Removes those before the newest.</summary>
    /// <exception cref="IOException">A folder cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void RemoveOld(FeedTopics first)
    {
        foreach (var number in Numbers(first).Order().SkipLast(1))
        {
            Directory.Delete(At(first, number).Calls, recursive: true);
        }
    }

    private static FeedTopics At(FeedTopics first, int number) =>
        number == 1 ? first : new FeedTopics(string.Create(CultureInfo.InvariantCulture, $"{first.Calls}-{number}"));

    private static int[] Numbers(FeedTopics first)
    {
        var (parent, name) = (Path.GetDirectoryName(first.Calls)!, Path.GetFileName(first.Calls));
        return Directory.Exists(parent)
            ? [.. Directory.GetDirectories(parent, name + "*").Select(folder => NumberOf(Path.GetFileName(folder), name)).OfType<int>()]
            : [];
    }

    private static int? NumberOf(string folder, string first) =>
        folder == first ? 1
        : folder.StartsWith(first + "-", StringComparison.Ordinal)
            && int.TryParse(folder.AsSpan(first.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1 ? number
        : null;
}

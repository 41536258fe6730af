using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeds;

/// <summary>The input of a feed cannot be read further. What came before the place is good and stays.</summary>
public sealed class FeedException : StreamingException
{
    public FeedException(Fault fault, string message, string? advice = null, Exception? inner = null)
        : base(fault, message, advice: advice, inner: inner)
    {
    }

    /// <summary>The content is broken at a place.</summary>
    internal static FeedException Broken(string input, FeedPlace place, string reason) =>
        new(
            Fault.Data,
            $"{input}, {place}: {reason}",
            "Repair the input there and start the same command again: it goes on behind the last good record.");

    /// <summary>The content is in no format that has records.</summary>
    internal static FeedException NoRecords(string input, FeedPlace place) =>
        new(
            Fault.Data,
            $"{input}, {place}: no records begin here. Expected is '[' (a JSON array), '{{' (one record a line), or the header of a CSV with commas between its names.",
            "Give a JSON array, NDJSON or CSV file in UTF-8, plain, .gz or .zst. A CSV of one column is one whose name says .csv.");

    /// <summary>The input as a whole cannot be read.</summary>
    internal static FeedException Unreadable(string input, string reason, string advice, Exception? inner = null) =>
        new(Fault.Environment, $"{input} {reason}", advice, inner);
}

using System.Globalization;

namespace TenFour.Dashboard.Topics;

/// <summary>Which records of a topic a reader wants to see.</summary>
public sealed record TopicQuestion
{
    /// <summary>The most records that are shown at once.</summary>
    public const int MostRecords = 100;

    /// <summary>Where to start: beginning, an offset or a time. Null for the newest records.</summary>
    public string? From { get; init; }

    /// <summary>Only this partition; null for all.</summary>
    public int? Partition { get; init; }

    /// <summary>Only records for which this SQL condition is true; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>How many records, from 1 to <see cref="MostRecords"/>.</summary>
    public int Count { get; init => field = Math.Clamp(value, 1, MostRecords); } = 50;

    /// <summary>The newest records are shown, newest first, instead of those from a place on.</summary>
    public bool IsNewest => From is null;

    /// <summary>The same as an address, without the parts that say nothing.</summary>
    public string Query(string page)
    {
        (string Name, string? Value)[] parts = [("from", From), ("partition", Partition?.ToString(CultureInfo.InvariantCulture)), ("where", Where)];
        var given = parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        return string.Join('?', new[] { page, string.Join('&', given) }.Where(p => p.Length > 0));
    }

    /// <summary>Reads what a form or an address gives: blanks mean nothing.</summary>
    public static TopicQuestion Of(string? from, int? partition, string? where) =>
        new() { From = Given(from), Partition = partition, Where = Given(where) };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

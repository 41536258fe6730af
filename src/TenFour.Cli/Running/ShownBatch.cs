using TenFour.Streaming.Sinks;

namespace TenFour.Cli.Running;

/// <summary>The first rows of a batch as text, and how many there are.</summary>
internal sealed record ShownBatch(SinkContext Query, SinkBatchInfo Batch, IReadOnlyList<string[]> Rows, long Count)
{
    public IEnumerable<string> ColumnNames => Query.Schema.Fields.Select(f => f.Name);

    public string Title => Query.Title.Length == 0 ? "Result" : Query.Title;

    /// <summary>How many rows there are, and how many of them are shown.</summary>
    public string CountText => Count > Rows.Count ? $"{Rows.Count} of {Count:N0} rows" : Count == 1 ? "1 row" : $"{Count:N0} rows";
}

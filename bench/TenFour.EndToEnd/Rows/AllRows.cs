namespace TenFour.EndToEnd.Rows;

/// <summary>Every row, in the order in which they are measured.</summary>
internal static class AllRows
{
    public static readonly IReadOnlyList<IRow> InOrder =
    [
        new SlidingDistinctRow(),
        new SlidingDistinctNaiveRow(),
        new SlidingDistinctSparkRow(),
        new TumblingRow(),
        new SlidingRow(),
        SmallBatchRow.T,
        SmallBatchRow.S,
        new VisibleRow(),
        new StartRow(),
        new MemoryRow(),
        new ScaleRow(),
        new CompressedRow(".gz", "GZipStream"),
        new CompressedRow(".zst", "ZstdSharp"),
        new KafkaRow(),
        new PageRow(),
        new PixelRow(),
    ];

    /// <exception cref="BenchException">There is no row of such a name.</exception>
    public static IReadOnlyList<IRow> Named(IReadOnlyList<string> names)
    {
        var unknown = names.FirstOrDefault(name => !InOrder.Any(row => row.Name == name));
        return unknown is null
            ? [.. InOrder.Where(row => names.Count == 0 || names.Contains(row.Name))]
            : throw new BenchException($"There is no row {unknown}. There are: {string.Join(", ", InOrder.Select(row => row.Name))}.");
    }
}

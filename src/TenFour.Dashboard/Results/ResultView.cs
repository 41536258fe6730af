namespace TenFour.Dashboard.Results;

/// <summary>What a reader wants to see of a result.</summary>
/// <param name="SortColumn">The column to order by, or null for the statistic's own order.</param>
/// <param name="Filter">Words that all occur in a row, in any column and any case.</param>
internal sealed record ResultView(int? SortColumn, bool Descending, string Filter)
{
    public static readonly ResultView Plain = new(null, false, "");

    public bool IsPlain => SortColumn is null && Filter.Length == 0;

    /// <summary>The view after a click on a column's name: ascending, descending, as it was.</summary>
    public ResultView Toggle(int column) =>
        SortColumn != column ? this with { SortColumn = column, Descending = false }
        : Descending ? this with { SortColumn = null, Descending = false }
        : this with { Descending = true };

    public IReadOnlyList<object?[]> Apply(IReadOnlyList<object?[]> rows)
    {
        var words = Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var matching = words.Length == 0 ? rows : [.. rows.Where(r => Matches(r, words))];
        return SortColumn is not { } column ? matching
            : Descending ? [.. matching.OrderByDescending(r => r[column], CellOrder.Instance)]
            : [.. matching.OrderBy(r => r[column], CellOrder.Instance)];
    }

    private static bool Matches(object?[] row, string[] words)
    {
        var texts = Array.ConvertAll(row, CellText.Of);
        return Array.TrueForAll(words, w => texts.Any(t => t.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }
}

using System.Globalization;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>What a reader wants to see of a result.</summary>
/// <param name="SortColumn">The column to order by, or null for the statistic's own order.</param>
/// <param name="Filter">Words that all occur in a row, in any column and any case.</param>
internal sealed record ResultView(int? SortColumn, bool Descending, string Filter)
{
    /// <summary>Longer ones are cut: nobody looks for more.</summary>
    public const int LongestFilter = 200;

    private const int MostWords = 10;
    private const string DescendingMark = "-";
    private const string NumberMark = "#";

    public static readonly ResultView Plain = new(null, false, "");

    public bool IsPlain => SortColumn is null && Words.Length == 0;

    public string[] Words => [.. Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    /// <summary>The view that an address asks for.</summary>
    /// <param name="sort">
    /// The name of a column, or <c>#</c> and its number from 1 where the name is not its alone; behind <c>-</c> for descending. One that is not there is
    /// passed over.
    /// </param>
    /// <param name="filter">Words.</param>
    /// <param name="columns">The columns of the result.</param>
    public static ResultView Of(string? sort, string? filter, IReadOnlyList<StructField> columns)
    {
        var descending = sort?.StartsWith(DescendingMark, StringComparison.Ordinal) == true;
        var name = descending ? sort![DescendingMark.Length..] : sort;
        var column = name is null ? -1 : IndexOf(name, columns);
        var words = filter is null ? "" : filter.Length > LongestFilter ? filter[..LongestFilter] : filter;
        return new ResultView(column < 0 || !CanSort(columns[column].Type) ? null : column, column >= 0 && descending, words);
    }

    /// <summary>The order as an address has it, or null for the statistic's own.</summary>
    public string? SortText(IReadOnlyList<StructField> columns) =>
        SortColumn is { } column ? (Descending ? DescendingMark : "") + NameOf(column, columns) : null;

    /// <summary>Whether values of a type have an order.</summary>
    public static bool CanSort(SqlType type) => type is not (MapType or CalendarIntervalType);

    /// <summary>The view after a click on a column's name: ascending, descending, as it was.</summary>
    public ResultView Toggle(int column) =>
        SortColumn != column ? this with { SortColumn = column, Descending = false }
        : Descending ? this with { SortColumn = null, Descending = false }
        : this with { Descending = true };

    /// <summary>The rows of the view out of rows in memory; nulls come last.</summary>
    public IReadOnlyList<object?[]> Apply(IReadOnlyList<object?[]> rows)
    {
        var words = Words;
        var matching = words.Length == 0 ? rows : [.. rows.Where(r => Matches(r, words))];
        return SortColumn is not { } column ? matching
            : Descending ? [.. matching.OrderBy(r => r[column] is null).ThenByDescending(r => r[column], CellOrder.Instance)]
            : [.. matching.OrderBy(r => r[column], CellOrder.Instance)];
    }

    private static int IndexOf(string name, IReadOnlyList<StructField> columns)
    {
        var column = new Schema(columns).IndexOf(name);
        return column < 0 && name.StartsWith(NumberMark, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(NumberMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= columns.Count
            ? number - 1
            : column;
    }

    private static string NameOf(int column, IReadOnlyList<StructField> columns)
    {
        var name = columns[column].Name;
        return string.IsNullOrWhiteSpace(name) || name.StartsWith(DescendingMark, StringComparison.Ordinal) || new Schema(columns).IndexOf(name) != column
            ? NumberMark + (column + 1).ToString(CultureInfo.InvariantCulture)
            : name;
    }

    private static bool Matches(object?[] row, string[] words)
    {
        var texts = Array.ConvertAll(row, CellText.Of);
        return Array.TrueForAll(words, w => Enumerable.Range(0, row.Length).Any(i => CellText.Holds(texts[i], row[i] is long or double or decimal, w)));
    }
}

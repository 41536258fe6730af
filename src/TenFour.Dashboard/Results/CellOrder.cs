namespace TenFour.Dashboard.Results;

/// <summary>The order of the values of one column: nulls last, windows by their start.</summary>
internal sealed class CellOrder : IComparer<object?>
{
    public static readonly CellOrder Instance = new();

    /// <summary>A number of any type, or null.</summary>
    public static double? Number(object? value) => value switch
    {
        long number => number,
        double number when double.IsFinite(number) => number,
        decimal number => (double)number,
        _ => null,
    };

    public int Compare(object? x, object? y) => (Key(x), Key(y)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
        (IComparable a, var b) => a.CompareTo(b),
        var (a, b) => string.CompareOrdinal(CellText.Of(a), CellText.Of(b)),
    };

    private static object? Key(object? value) =>
        value is IReadOnlyDictionary<string, object?> fields && fields.TryGetValue("start", out var start) ? start : value;
}

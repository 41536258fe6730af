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
        (double a, double b) => Doubles(a, b),
        (object?[] a, object?[] b) => Arrays(a, b),
        (IComparable a, var b) => a.CompareTo(b),
        var (a, b) => string.CompareOrdinal(CellText.Of(a), CellText.Of(b)),
    };

    /// <summary>NaN is the largest number, as for Spark.</summary>
    private static int Doubles(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) ? double.IsNaN(a).CompareTo(double.IsNaN(b)) : a.CompareTo(b);

    /// <summary>The first elements that differ decide, else the length.</summary>
    private int Arrays(object?[] a, object?[] b) =>
        a.Zip(b, Compare).FirstOrDefault(order => order != 0) is not 0 and var order ? order : a.Length.CompareTo(b.Length);

    private static object? Key(object? value) =>
        value is IReadOnlyDictionary<string, object?> fields && fields.TryGetValue("start", out var start) ? start : value;
}

using System.Globalization;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>Values of a result as a person reads them. Everything is invariant: the page looks the same everywhere.</summary>
internal static class CellText
{
    public const string Null = "–";

    private const int MostDigits = 6;

    public static string Of(object? value) => value switch
    {
        null => Null,
        string text => text,
        long number => number.ToString("N0", CultureInfo.InvariantCulture),
        double number => Double(number),
        decimal number => number.ToString("N" + Math.Min(MostDigits, (int)number.Scale), CultureInfo.InvariantCulture),
        DateTimeOffset time => Time(time.DateTime),
        DateTime time => Time(time),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IReadOnlyDictionary<string, object?> fields => Struct(fields),
        byte[] bytes => Convert.ToHexString(bytes),
        object?[] elements => $"[{string.Join(", ", elements.Select(Of))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Null,
    };

    /// <summary>A value that names something: of a whole number such as a year, without thousands.</summary>
    public static string OfKey(object? value) => value is long number ? number.ToString(CultureInfo.InvariantCulture) : Of(value);

    /// <summary>Whether a value's text holds a word. The thousands of a number need not be in it, as they are not in the text of a key.</summary>
    /// <param name="text">What <see cref="Of"/> gives.</param>
    /// <param name="isNumber">The value is a number.</param>
    /// <param name="word">In any case.</param>
    public static bool Holds(string text, bool isNumber, string word) =>
        text.Contains(word, StringComparison.OrdinalIgnoreCase)
        || (isNumber && text.Contains(',', StringComparison.Ordinal) && text.Replace(",", "", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal));

    /// <summary>A moment of this machine's clock, which stands under a title or before a word that says UTC; event times are those of the city.</summary>
    public static string InUtc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Numbers stand at the right edge of their column.</summary>
    public static bool IsNumber(SqlType type) => type.IsNumeric;

    /// <summary>Thousands and three decimals; of numbers for which these say nothing the first digits.</summary>
    private static string Double(double number) => Math.Abs(number) switch
    {
        > 0 and < 0.1 => number.ToString("G4", CultureInfo.InvariantCulture),
        >= 1e15 => number.ToString("0.###E+0", CultureInfo.InvariantCulture),
        _ => number.ToString("#,0.###", CultureInfo.InvariantCulture),
    };

    private static string Time(DateTime time) =>
        time.ToString(time.Second == 0 && time.Millisecond == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Struct(IReadOnlyDictionary<string, object?> fields) =>
        fields is { Count: 2 } && fields.TryGetValue("start", out var start) && fields.TryGetValue("end", out var end)
        && start is DateTimeOffset from && end is DateTimeOffset to
            ? Window(from, to)
            : $"{{{string.Join(", ", fields.Select(f => $"{f.Key}: {Of(f.Value)}"))}}}";

    private static string Window(DateTimeOffset from, DateTimeOffset to) =>
        from.Date == to.Date ? $"{Time(from.DateTime)} – {to:HH:mm}" : $"{Time(from.DateTime)} – {Time(to.DateTime)}";
}

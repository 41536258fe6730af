namespace TenFour.Spark.Comparing;

/// <summary>A row as text, with its floating-point numbers apart, since these are equal to 12 digits only.</summary>
/// <param name="Text">The values one after the other; in the place of a floating-point number stands <see cref="NumberMark"/>.</param>
/// <param name="Numbers">The floating-point numbers in order.</param>
internal readonly record struct ComparedRow(string Text, double[] Numbers)
{
    public const char Separator = '\u001F';
    public const char NumberMark = '\u0001';
    public const char NullMark = '\u0002';

    /// <summary>Two numbers that are no further apart than this, in proportion, are equal.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>What a variance of equal values comes to, and below.</summary>
    private const double SmallestNumber = 1e-20;

    /// <summary>The values as a person reads them.</summary>
    public string[] Cells()
    {
        var next = 0;
        var numbers = Numbers;
        return [.. Text.Split(Separator).Select(cell => string.Concat(cell.Select(c => c switch
        {
            NumberMark => numbers[next++].ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            NullMark => "NULL",
            _ => c.ToString(),
        })))];
    }

    public bool IsEqualTo(ComparedRow other) => Text == other.Text && HasNumbersOf(other);

    /// <summary>Whether the numbers are equal to 12 digits; for rows of the same text.</summary>
    public bool HasNumbersOf(ComparedRow other) => Numbers.Length == other.Numbers.Length && Numbers.Zip(other.Numbers).All(p => AreEqual(p.First, p.Second));

    /// <summary>By text, then by numbers: rows that are equal lie side by side.</summary>
    public static int Order(ComparedRow a, ComparedRow b)
    {
        var order = string.CompareOrdinal(a.Text, b.Text);
        return order != 0 ? order : a.Numbers.AsSpan().SequenceCompareTo(b.Numbers);
    }

    private static bool AreEqual(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= Math.Max(SmallestNumber, Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)))
        && double.IsFinite(a) && double.IsFinite(b);
}

using CsCheck;
using TenFour.Spark.Comparing;

namespace TenFour.Spark.Tests.Comparing;

/// <summary>Rows are matched one to one; their order does not matter, and floating-point numbers are equal to 12 digits.</summary>
public sealed class RowDifferenceTests
{
    private static readonly Gen<ComparedRow> AnyRow =
        Gen.Select(Gen.Char['a', 'c'].Array[1, 2], Gen.Int[0, 3].Array[0, 2], (text, numbers) => Row(new string(text), [.. numbers.Select(n => (double)n)]));

    [Fact]
    public void RowDifference_AnyRows_IsThatOfCounting() => Gen.Select(AnyRow.List[0, 20], AnyRow.List[0, 20]).Sample((ours, theirs) =>
    {
        var (onlyOurs, onlyTheirs) = RowDifference.Of(ours, theirs);
        Assert.Equal(Remaining(ours, theirs), Names(onlyOurs));
        Assert.Equal(Remaining(theirs, ours), Names(onlyTheirs));
    });

    [Theory]
    [InlineData(1.0, 1.0000000000001, true)]
    [InlineData(1.0, 1.00000000001, false)]
    [InlineData(0.0, -0.0, true)]
    [InlineData(0.0, 1e-21, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.MaxValue, false)]
    [InlineData(1e300, 1.0000000000001e300, true)]
    public void RowDifference_Numbers_AreEqualTo12Digits(double ours, double theirs, bool areEqual)
    {
        var (onlyOurs, onlyTheirs) = RowDifference.Of([Row("a", ours)], [Row("a", theirs)]);
        Assert.Equal(areEqual ? 0 : 1, onlyOurs.Count);
        Assert.Equal(areEqual ? 0 : 1, onlyTheirs.Count);
    }

    private static ComparedRow Row(string text, params double[] numbers) => new(text, numbers);

    private static string Name(ComparedRow row) => $"{row.Text} {string.Join(' ', row.Numbers)}";

    private static List<string> Names(IEnumerable<ComparedRow> rows) => [.. rows.Select(Name).Order(StringComparer.Ordinal)];

    /// <summary>The naive way: take away one for each on the other side.</summary>
    private static List<string> Remaining(IEnumerable<ComparedRow> rows, IEnumerable<ComparedRow> others)
    {
        var left = Names(rows);
        foreach (var other in others)
        {
            left.Remove(Name(other));
        }

        return left;
    }
}

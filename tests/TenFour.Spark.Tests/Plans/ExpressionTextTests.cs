namespace TenFour.Spark.Tests.Plans;

/// <summary>Expressions as Spark gets them, where the coerced form would mean something else.</summary>
public sealed class ExpressionTextTests
{
    [Fact]
    public void PercentileApprox_OfInt_IsNotCoercedAndStaysInt()
    {
        var text = StatisticRelations.Write("-- mode: complete\nSELECT percentile_approx(length(city), 0.5) AS middle FROM calls").Relation.ToString();
        Assert.Contains("percentile_approx(length(`city`), 0.5", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extract(MONTH FROM call_date_time)", "date_part('MONTH', ")]
    [InlineData("datepart('year', call_date_time)", "date_part('year', ")]
    [InlineData("date_part('dow', call_date_time)", "date_part('dow', ")]
    public void Extract_OfAField_IsWrittenAsTheFunctionThatTakesText(string expression, string expected)
    {
        var text = StatisticRelations.Write($"SELECT {expression} AS part FROM calls").Relation.ToString();
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }
}

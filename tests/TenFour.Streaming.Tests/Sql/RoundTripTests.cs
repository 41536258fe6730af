using CsCheck;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>Every tree reads back from the SQL that it is written as.</summary>
public class RoundTripTests
{
    [Fact]
    public void Expression_OfAnyKind_ReadsBackFromItsText() => Gen.Int.Sample(
        seed =>
        {
            var expression = new RandomSyntax(seed).Expression(4);
            var sql = expression.ToString();

            var read = SqlParser.ParseExpression(sql);

            Assert.True(expression.Equals(read), $"Seed {seed}: {sql}\nis read as\n{read}");
        },
        iter: 2_000,
        threads: 1);

    [Fact]
    public void Query_OfAnyKind_ReadsBackFromItsText() => Gen.Int.Sample(
        seed =>
        {
            var query = new RandomSyntax(seed).Query(3);
            var sql = query.ToString();

            var read = SqlParser.ParseQuery(sql);

            Assert.True(query.Equals(read), $"Seed {seed}: {sql}\nis read as\n{read}");
        },
        iter: 2_000,
        threads: 1);
}

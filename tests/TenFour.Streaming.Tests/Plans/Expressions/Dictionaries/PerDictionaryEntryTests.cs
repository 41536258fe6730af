using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Dictionaries;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Expressions.Dictionaries;

public sealed class PerDictionaryEntryTests
{
    private readonly EvaluationContext context = new(AnswerTable.TimeZone);

    [Theory]
    [InlineData("length(s) > 3", "PerDictionaryEntry")]
    [InlineData("s = 'ADM' AND upper(s) <> 'X'", "PerDictionaryEntry")]
    [InlineData("s", "ColumnReference")]
    [InlineData("s IS NULL", "NullTest")]
    [InlineData("s || t", "Concatenation")]
    [InlineData("a + 1", "ArithmeticExpression")]
    [InlineData("named_struct('s', s)", "StructOf")]
    [InlineData("s || current_date()", "Concatenation")]
    public void Rewrite_OfAnExpression_WrapsWhatReadsOneString(string expression, string root)
    {
        var rewritten = DictionaryRewrite.Apply(Text().Bind(expression));

        Assert.Equal(root, rewritten.GetType().Name);
    }

    [Fact]
    public void Rewrite_OfALargerExpression_WrapsItsLargestParts()
    {
        var rewritten = DictionaryRewrite.Apply(Text().Bind("if(upper(s) LIKE 'A%', length(t) + 1, a + length(s))"));

        Assert.Equal(
            ["upper(s) LIKE A%", "(length(t) + 1)", "length(s)"],
            rewritten.Walk().OfType<PerDictionaryEntry>().Select(e => e.ToName()));
    }

    [Fact]
    public void Evaluation_OfGrowingDictionaries_ComputesEachEntryOnce()
    {
        var (dictionary, counting) = (new StringDictionary(), new CountingExpression());
        var expression = new PerDictionaryEntry(counting, counting.Column);

        var first = Evaluate(expression, Batches.Coded(dictionary, "a", "bb", "a"));
        var second = Evaluate(expression, Batches.Coded(dictionary, "bb", null, "ccc"));

        Assert.Equal([1, 2, 1], ((FixedColumn<int>)first).Values[..3]);
        Assert.Equal([2, 3], [((FixedColumn<int>)second).Values[0], ((FixedColumn<int>)second).Values[2]]);
        Assert.True(second.IsNull(1));
        Assert.Equal(4, counting.Rows);
    }

    [Fact]
    public void Evaluation_OfPlainStrings_ComputesEachRow()
    {
        var counting = new CountingExpression();

        Evaluate(new PerDictionaryEntry(counting, counting.Column), Batches.Strings("a", "a", "a"));

        Assert.Equal(3, counting.Rows);
    }

    [Fact]
    public void Evaluation_OfAnEntryThatFails_RaisesItForSelectedRowsOnly()
    {
        var column = Batches.Coded(new StringDictionary(), "1", "x", "2", "x");
        var (batch, expression) = (Batches.Of(4, ("s", column)), DictionaryRewrite.Apply(Text().Bind("CAST(s AS INT)")));

        var good = (FixedColumn<int>)expression.Evaluate(batch, Rows.Of([0, 2], 2), context);
        var error = Assert.Throws<RowException>(() => expression.Evaluate(batch, Rows.Of([2, 3], 2), context));

        Assert.Equal((1, 2), (good.Values[0], good.Values[2]));
        Assert.Equal((3, "CAST_INVALID_INPUT"), (error.Row, error.Condition));
    }

    [Fact]
    public void Result_OfStrings_KeepsOneCodeForEqualResults()
    {
        var expression = DictionaryRewrite.Apply(Text().Bind("upper(s)"));

        var result = (StringColumn)Evaluate(expression, Batches.Coded(new StringDictionary(), "a", "A", null, "b"));

        Assert.Equal(result.Codes![0], result.Codes[1]);
        Assert.Equal("B", result.GetString(3));
        Assert.True(result.IsNull(2));
    }

    [Fact]
    public void Evaluation_OfAnotherDictionary_StartsAnew()
    {
        var expression = DictionaryRewrite.Apply(Text().Bind("upper(s)"));

        Evaluate(expression, Batches.Coded(new StringDictionary(), "a", "b"));
        var result = (StringColumn)Evaluate(expression, Batches.Coded(new StringDictionary(), "c", "d"));

        Assert.Equal(("C", "D"), (result.GetString(0), result.GetString(1)));
    }

    private static ExpressionText Text() => new(
        new Schema([new StructField("s", SqlType.String), new StructField("t", SqlType.String), new StructField("a", SqlType.Int)]),
        AnswerTable.TimeZone);

    private Column Evaluate(Expression expression, StringColumn column)
    {
        var batch = Batches.Of(column.Codes?.Length ?? column.Pool.Count, ("s", column));
        return expression.Evaluate(batch, batch.Rows, context);
    }
}

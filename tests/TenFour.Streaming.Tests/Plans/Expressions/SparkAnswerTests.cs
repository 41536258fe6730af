using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Dictionaries;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Tests.Plans.Expressions;

/// <summary>
/// Every expression of the folder <c>Answers</c> has the name, type, value and errors that real Spark 4.2.0 gave it, in whatever way it is
/// evaluated.
/// </summary>
public sealed class SparkAnswerTests
{
    private static readonly ExpressionText Text = new(AnswerTable.Schema, AnswerTable.TimeZone);

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Plans", "Expressions", "Answers"), "*.tsv").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_OverOneRow_AnswerAsSpark(string file)
    {
        var differences = SparkAnswer.Read(file).Select(answer =>
        {
            var expected = $"{answer.Name} : {answer.Type}{(answer.Nullable ? "?" : "")} {answer.Value ?? answer.Condition ?? "NULL"} {answer.Message}";
            return Difference(answer.Expression, expected, Describe(answer.Expression));
        });

        AssertNone(differences);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_OverASelectedRow_AnswerAsOverOne(string file)
    {
        var (batch, rows) = (AnswerTable.Batch(5), Rows.Of([1, 3], 2));

        AssertNone(Accepted(file).Select(e => Difference(e.ToName(), Value(e), Evaluate(e, batch, rows, row: 1))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_PerDictionaryEntry_AnswerAsPerRow(string file)
    {
        var batch = AnswerTable.Coded(AnswerTable.Batch(3));

        AssertNone(Accepted(file).Select(e => Difference(e.ToName(), Value(e), Evaluate(DictionaryRewrite.Apply(e), batch, Rows.All(3), row: 2))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_WithFoldedConstants_AnswerAsBefore(string file)
    {
        var context = new EvaluationContext(AnswerTable.TimeZone);

        AssertNone(Accepted(file).Select(e => Difference(e.ToName(), Value(e), Value(ConstantFolding.Apply(e, context)))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_WrittenAsSql_BindToTheSame(string file) => AssertNone(Accepted(file).Select(e =>
    {
        var again = Text.Bind(e.ToSql());
        return Difference(e.ToSql(), $"{e.Type} {Value(e)}", $"{again.Type} {Value(again)}");
    }));

    private static void AssertNone(IEnumerable<string?> differences)
    {
        var found = differences.Where(d => d is not null).ToArray();
        Assert.True(found.Length == 0, $"{found.Length} differ:\n{string.Join('\n', found)}");
    }

    private static string? Difference(string expression, string expected, string actual) =>
        expected == actual ? null : $"{expression}\n  expected {expected}\n  actual   {actual}";

    /// <summary>The expressions that Spark did not refuse.</summary>
    private static IEnumerable<Expression> Accepted(string file) =>
        SparkAnswer.Read(file).Where(a => !a.IsRefused).Select(a => Text.Bind(a.Expression));

    private static string Describe(string text)
    {
        try
        {
            var expression = Text.Bind(text);
            return $"{ExpressionFactory.ColumnName(expression)} : {expression.Type}{(expression.Nullable ? "?" : "")} {Value(expression)}";
        }
        catch (StatisticException refusal)
        {
            return $" :  {refusal.Condition} {refusal.Message}";
        }
    }

    private static string Value(Expression expression) => Evaluate(expression, AnswerTable.Batch(), Rows.All(1), row: 0);

    /// <summary>The value of a row as text, or the error, which must be that of the first selected row.</summary>
    private static string Evaluate(Expression expression, ColumnBatch batch, Rows rows, int row)
    {
        var context = new EvaluationContext(AnswerTable.TimeZone);
        try
        {
            var column = expression.Evaluate(batch, rows, context);
            if (column.IsNull(row))
            {
                return "NULL ";
            }

            var text = new TextBuffer();
            new ValueText(context.Zone).Append(column, row, text);
            return text + " ";
        }
        catch (RowException error)
        {
            return $"{error.Condition} {error.Message}{(error.Row == rows[0] ? "" : $" in row {error.Row}")}";
        }
    }
}

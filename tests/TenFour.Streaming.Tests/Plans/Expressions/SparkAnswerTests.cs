using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Tests.Plans.Expressions;

/// <summary>Every expression of the folder <c>Answers</c> has the name, type, value and errors that real Spark 4.2.0 gave it.</summary>
public sealed class SparkAnswerTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Plans", "Expressions", "Answers"), "*.tsv").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_OverOneRow_AnswerAsSpark(string file)
    {
        var differences = SparkAnswer.Read(file).Select(Difference).Where(d => d is not null).ToArray();

        Assert.True(differences.Length == 0, $"{differences.Length} differ:\n{string.Join('\n', differences)}");
    }

    private static string? Difference(SparkAnswer answer)
    {
        var expected = $"{answer.Name} : {answer.Type}{(answer.Nullable ? "?" : "")} {answer.Value ?? answer.Condition ?? "NULL"} {answer.Message}";
        var actual = Describe(answer);
        return expected == actual ? null : $"{answer.Expression}\n  Spark  {expected}\n  TenFour {actual}";
    }

    private static string Describe(SparkAnswer answer)
    {
        Expression expression;
        try
        {
            expression = new ExpressionText(AnswerTable.Schema, AnswerTable.TimeZone).Bind(answer.Expression);
        }
        catch (StatisticException refusal)
        {
            return $" :  {refusal.Condition} {refusal.Message}";
        }
        catch (Exception defect) when (defect is InvalidOperationException or NotSupportedException or NullReferenceException or ArgumentException)
        {
            return defect.ToString();
        }

        var described = $"{ExpressionFactory.ColumnName(expression)} : {expression.Type}{(expression.Nullable ? "?" : "")}";
        try
        {
            return $"{described} {Evaluate(expression)} ";
        }
        catch (RowException error)
        {
            return $"{described} {error.Condition} {error.Message}";
        }
        catch (Exception defect) when (defect is InvalidOperationException or NullReferenceException or InvalidCastException or ArgumentException)
        {
            return $"{described} {defect}";
        }
    }

    private static string Evaluate(Expression expression)
    {
        var context = new EvaluationContext(AnswerTable.TimeZone);
        var column = expression.Evaluate(AnswerTable.Batch(), Rows.All(1), context);
        if (column.IsNull(0))
        {
            return "NULL";
        }

        var text = new TextBuffer();
        new ValueText(context.Zone).Append(column, 0, text);
        return text.ToString();
    }
}

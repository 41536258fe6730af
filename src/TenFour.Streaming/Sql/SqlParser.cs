using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Parsing;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql;

/// <summary>
/// Reads Spark SQL into a syntax tree: a lexer and a recursive-descent parser by hand (<c>docs/decisions/0002</c>). Everything throws
/// <see cref="StatisticException"/> for a text that is no SQL, with the place, what was expected and the nearest word.
/// </summary>
public static class SqlParser
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxLength = 512 * 1024;

    /// <summary>The deepest nesting, and the longest chain of operators, joins or set operations that lean left.</summary>
    public const int MaxDepth = 500;

    /// <summary>Reads one query, with an optional semicolon behind it.</summary>
    public static QuerySyntax ParseQuery(string text) => new SqlGrammar(text, WholeOf(text)).WholeStatement();

    /// <summary>Reads one expression, such as the condition of <c>consume --where</c>.</summary>
    public static ExpressionSyntax ParseExpression(string text) => ParseExpression(text, WholeOf(text));

    /// <summary>Reads the expression that stands in a part of a text.</summary>
    public static ExpressionSyntax ParseExpression(string text, TextSpan span) => new SqlGrammar(text, span).WholeExpression();

    /// <summary>Reads the item of a select list that stands in a part of a text: <c>expression [[AS] alias]</c>, <c>*</c> or <c>t.*</c>.</summary>
    public static SelectItemSyntax ParseSelectItem(string text, TextSpan span) => new SqlGrammar(text, span).WholeSelectItem();

    /// <summary>Reads the item of an ORDER BY that stands in a part of a text.</summary>
    public static SortItemSyntax ParseSortItem(string text, TextSpan span) => new SqlGrammar(text, span).WholeSortItem();

    /// <summary>Reads one data type, such as <c>array&lt;struct&lt;x:int&gt;&gt;</c>.</summary>
    public static SqlType ParseType(string text) => new SqlGrammar(text, WholeOf(text)).WholeType();

    /// <summary>Reads columns as in a CREATE TABLE, such as <c>a string, b timestamp NOT NULL</c>.</summary>
    public static Schema ParseSchema(string text) => ParseSchema(text, WholeOf(text));

    /// <summary>Reads the columns that stand in a part of a text, so that an error's place counts in the whole text.</summary>
    public static Schema ParseSchema(string text, TextSpan span) => new SqlGrammar(text, span).WholeSchema();

    private static TextSpan WholeOf(string text) => new(0, text.Length);
}

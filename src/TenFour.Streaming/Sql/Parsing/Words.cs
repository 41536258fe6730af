namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// Which words cannot be names where. Spark reserves no word and lets its parser try every reading (<c>SELECT a, FROM t</c> is a column
/// FROM called t there); here the words that begin a clause are names only where nothing else makes sense, which gives better errors.
/// In back quotes, after AS and after a dot every word is a name.
/// </summary>
internal static class Words
{
    /// <summary>Words that are an operand only if what follows can follow an operand, such as <c>end</c> in <c>SELECT start, end FROM t</c>.</summary>
    public static readonly HashSet<string> NotOperand = Set(
        "SELECT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET UNION INTERSECT EXCEPT MINUS JOIN INNER CROSS FULL ON USING AND OR IN IS BETWEEN "
        + "NOT THEN WHEN ELSE END AS BY DIV ASC DESC NULLS WATERMARK DELAY DEDUPLICATE");

    /// <summary>Words and symbols after which an expression is complete, so that the word before them is a name.</summary>
    public static readonly HashSet<string> AfterOperand = Set(
        "FROM WHERE GROUP HAVING ORDER LIMIT OFFSET UNION INTERSECT EXCEPT MINUS AND OR IN IS NOT BETWEEN LIKE ILIKE RLIKE REGEXP "
        + "THEN WHEN ELSE END AS DIV ASC DESC NULLS DELAY "
        + ", ) . [ ] :: = == <=> <> != < <= > >= !< !> + - * / % & | ^ || << ;");

    /// <summary>Words that begin what comes after a select item.</summary>
    public static readonly HashSet<string> NotItemAlias = Set(
        "FROM WHERE GROUP HAVING ORDER LIMIT UNION INTERSECT EXCEPT MINUS AND OR IN IS NOT BETWEEN LIKE ILIKE RLIKE REGEXP AS SELECT");

    /// <summary>Words that begin what comes after a relation.</summary>
    public static readonly HashSet<string> NotRelationAlias = Set(
        "FROM WHERE GROUP HAVING ORDER LIMIT UNION INTERSECT EXCEPT MINUS JOIN INNER CROSS FULL LEFT RIGHT SEMI ANTI NATURAL ON USING AS SELECT "
        + "AND OR DELAY");

    /// <summary>Clauses that a misspelt bare alias was probably meant to be.</summary>
    public static readonly string[] Clauses =
    [
        "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "UNION", "INTERSECT", "EXCEPT", "JOIN", "INNER", "LEFT", "RIGHT", "FULL",
        "CROSS", "WATERMARK", "DEDUPLICATE", "AND", "OR", "LIKE", "BETWEEN", "WINDOW",
    ];

    public static bool Contains(HashSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}

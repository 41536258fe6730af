using TenFour.Streaming.Sql.Printing;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql;

/// <summary>Writes a syntax tree as SQL that reads back as an equal tree, with every operator in parentheses.</summary>
public static class SqlText
{
    public static string Of(SyntaxNode node)
    {
        var writer = new SqlWriter();
        writer.Write(node);
        return writer.ToString();
    }

    /// <summary>A name as SQL, in back quotes where it needs them.</summary>
    public static string Of(string name) => SqlWriter.Name(name);
}

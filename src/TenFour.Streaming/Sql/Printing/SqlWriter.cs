using System.Text;
using TenFour.Streaming.Sql.Parsing;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>Writes nodes as SQL, one method a kind of node.</summary>
internal sealed partial class SqlWriter
{
    private static readonly HashSet<string> Quoted = new(
        [
            .. Words.NotOperand, .. Words.AfterOperand, .. Words.NotItemAlias, .. Words.NotRelationAlias,
            "ALL", "ANY", "CASE", "CURRENT_DATE", "CURRENT_TIMESTAMP", "DISTINCT", "EXISTS", "FALSE", "IGNORE", "INTERVAL", "LATERAL", "NULL", "NULLS",
            "PARTITION", "RANGE", "RESPECT", "ROWS", "SOME", "STREAM", "TRUE", "VALUES", "WITH",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder _sql = new();

    public override string ToString() => _sql.ToString();

    public static string Name(string name)
    {
        var isPlain = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Quoted.Contains(name);
        return isPlain ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
    }

    public void Write(SyntaxNode node)
    {
        switch (node)
        {
            case ExpressionSyntax expression:
                Expression(expression);
                break;
            case QuerySyntax query:
                Query(query);
                break;
            case QueryBodySyntax body:
                Body(body);
                break;
            case RelationSyntax relation:
                Relation(relation);
                break;
            case GroupingSyntax grouping:
                Grouping(grouping);
                break;
            case IdentifierSyntax identifier:
                _sql.Append(Name(identifier.Text));
                break;
            default:
                Part(node);
                break;
        }
    }

    private SqlWriter Add(string text)
    {
        _sql.Append(text);
        return this;
    }

    private SqlWriter Add(SyntaxNode node)
    {
        Write(node);
        return this;
    }

    private SqlWriter Add(string before, SyntaxNode? node)
    {
        if (node is not null)
        {
            Add(before).Write(node);
        }

        return this;
    }

    private SqlWriter List<T>(IReadOnlyList<T> nodes, string separator = ", ")
        where T : SyntaxNode
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            Add(i == 0 ? "" : separator).Write(nodes[i]);
        }

        return this;
    }

    private SqlWriter List<T>(string before, IReadOnlyList<T> nodes, string after = "")
        where T : SyntaxNode => nodes.Count == 0 ? this : Add(before).List(nodes).Add(after);
}

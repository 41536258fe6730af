using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Names behind expressions and relations.</summary>
internal sealed partial class SqlGrammar
{
    private const string AnAlias = "an alias";

    private IdentifierSyntax? Alias(HashSet<string> never)
    {
        if (_tokens.TakeWord("AS"))
        {
            return _tokens.AtSymbol("(")
                ? throw Refused("A list of aliases", _tokens.Current.Span, "No function here gives several columns; write one name.")
                : _tokens.TakeIdentifier(AnAlias);
        }

        return IsBareAliasHere(never) ? _tokens.TakeBareAlias() : null;
    }

    private bool IsBareAliasHere(HashSet<string> never) =>
        _tokens.AtName() && (_tokens.Current.Kind == TokenKind.QuotedName || !(Contains(never, 0) || IsSoftClauseHere()));

    /// <summary>Clauses whose first word is a common name too: what follows decides.</summary>
    private bool IsSoftClauseHere()
    {
        var by = _tokens.AtWord("BY", 1);
        return (by && (_tokens.AtWord("SORT") || _tokens.AtWord("CLUSTER") || _tokens.AtWord("DISTRIBUTE") || _tokens.AtWord("DEDUPLICATE")))
            || (_tokens.AtWord("WINDOW") && _tokens.AtName(1) && _tokens.AtWord("AS", 2))
            || (_tokens.AtWord("LATERAL") && _tokens.AtWord("VIEW", 1))
            || ((_tokens.AtWord("OFFSET") || _tokens.AtWord("WATERMARK") || _tokens.AtWord("DEDUPLICATE") || _tokens.AtWord("QUALIFY")) && IsOperandAhead())
            || ((_tokens.AtWord("PIVOT") || _tokens.AtWord("UNPIVOT") || _tokens.AtWord("TABLESAMPLE")) && _tokens.AtSymbol("(", 1));
    }

    private bool IsOperandAhead() => !_tokens.AtEnd(1) && (!IsAfterOperand(1) || _tokens.AtSymbol("-", 1) || _tokens.AtWord("DELAY", 1));
}

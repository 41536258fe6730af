using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Names and calls.</summary>
internal sealed partial class SqlGrammar
{
    private ExpressionSyntax NameOrCall()
    {
        var start = _tokens.Current.Start;
        if (_tokens.AtSymbol("(", 1) && _tokens.Current.Kind == TokenKind.Word && SpecialForm() is { } special)
        {
            return special;
        }

        if (!_tokens.AtSymbol("(", 1) && !_tokens.AtSymbol(".", 1) && (_tokens.AtWord("CURRENT_DATE") || _tokens.AtWord("CURRENT_TIMESTAMP")))
        {
            return new FunctionSyntax(_tokens.Current.Span, _tokens.TakeIdentifier(AnExpression), [], Form: FunctionForm.Bare);
        }

        var parts = new List<IdentifierSyntax> { _tokens.TakeIdentifier(AnExpression) };
        while (_tokens.AtSymbol(".") && _tokens.AtName(1))
        {
            _tokens.Take();
            parts.Add(_tokens.TakeIdentifier("a name"));
        }

        return _tokens.AtSymbol("(") ? Call(FunctionName(parts), start) : new ColumnSyntax(_tokens.SpanFrom(start), [.. parts]);
    }

    /// <summary>Spark's own functions may be written as <c>builtin.upper</c> or <c>system.builtin.upper</c>; there are no others.</summary>
    private static IdentifierSyntax FunctionName(List<IdentifierSyntax> parts)
    {
        var name = parts[^1];
        var path = string.Join('.', parts.SkipLast(1).Select(p => p.Text)).ToUpperInvariant();
        return path is "" or "BUILTIN" or "SYSTEM.BUILTIN"
            ? name
            : throw new StatisticException(
                $"There is no function {string.Join('.', parts.Select(p => p.Text))}: functions have no catalog or schema here.",
                parts[0].Span.To(name.Span),
                "UNRESOLVED_ROUTINE",
                $"Write {name.Text}(...) alone.");
    }

    private FunctionSyntax Call(IdentifierSyntax name, int start)
    {
        _tokens.ExpectSymbol("(");
        var distinct = TakeQuantifier();
        SyntaxList<ExpressionSyntax> arguments = [];
        var nulls = NullTreatment.Unspecified;
        if (!_tokens.AtSymbol(")"))
        {
            arguments = Separated(() => Argument(name));
            nulls = Nulls();
        }

        ExpectClosing("',' or ')'");
        return AfterCall(new FunctionSyntax(_tokens.SpanFrom(start), name, arguments, distinct, Nulls: nulls));
    }

    /// <summary>Takes DISTINCT or ALL before the arguments, unless it is the name of a column, and tells which: true for DISTINCT.</summary>
    private bool TakeQuantifier()
    {
        var distinct = _tokens.AtWord("DISTINCT");
        var isSign = _tokens.AtSymbol("-", 1) || _tokens.AtSymbol("+", 1) || _tokens.AtSymbol("*", 1);
        var isColumn = _tokens.AtEnd(1) || _tokens.AtWord("FROM", 1) || _tokens.AtWord("AS", 1)
            || (_tokens.Peek(1).Kind == TokenKind.Symbol && IsAfterOperand(1) && !isSign);
        if (isColumn || !(distinct || _tokens.AtWord("ALL")))
        {
            return false;
        }

        _tokens.Take();
        return distinct;
    }

    private FunctionSyntax AfterCall(FunctionSyntax call)
    {
        if (_tokens.AtWords("WITHIN", "GROUP"))
        {
            throw Refused("WITHIN GROUP", _tokens.SpanFrom(_tokens.Current.Start).To(_tokens.Peek(1).Span), "Use percentile_approx or max_by.");
        }

        ExpressionSyntax? filter = null;
        if (_tokens.AtWord("FILTER") && _tokens.AtSymbol("(", 1))
        {
            _tokens.Take();
            _tokens.ExpectSymbol("(");
            _tokens.ExpectWord("WHERE");
            filter = Expression();
            ExpectClosing("')' or an operator");
        }

        var nulls = call.Nulls == NullTreatment.Unspecified ? Nulls() : call.Nulls;
        var over = _tokens.AtWord("OVER") && (_tokens.AtSymbol("(", 1) || _tokens.AtName(1)) ? Over() : null;
        return call with { Span = _tokens.SpanFrom(call.Span.Start), Filter = filter, Nulls = nulls, Over = over };
    }

    private NullTreatment Nulls()
    {
        if (!_tokens.AtWord("NULLS", 1) || !(_tokens.AtWord("IGNORE") || _tokens.AtWord("RESPECT")))
        {
            return NullTreatment.Unspecified;
        }

        var treatment = _tokens.AtWord("IGNORE") ? NullTreatment.Ignore : NullTreatment.Respect;
        _tokens.Take();
        _tokens.Take();
        return treatment;
    }

    private ExpressionSyntax Argument(IdentifierSyntax function)
    {
        if (StarHere() is { } star)
        {
            return star;
        }

        if (IsLambdaHere())
        {
            return Lambda();
        }

        if (_tokens.AtName() && _tokens.AtSymbol("=>", 1))
        {
            throw Refused("A named argument", _tokens.Current.Span, "Give the arguments in their order, without names.");
        }

        var expression = Expression();
        var isStruct = function.Text.Equals("struct", StringComparison.OrdinalIgnoreCase);
        if (!isStruct || !(_tokens.AtWord("AS") || _tokens.AtName()))
        {
            return expression;
        }

        _tokens.TakeWord("AS");
        var alias = _tokens.TakeIdentifier("the name of a field");
        return new AliasedExpressionSyntax(From(expression), expression, alias);
    }

    /// <summary><c>*</c> or <c>t.*</c>, where a select item or an argument begins.</summary>
    private StarSyntax? StarHere()
    {
        var ahead = 0;
        while (_tokens.AtName(ahead) && _tokens.AtSymbol(".", ahead + 1))
        {
            ahead += 2;
        }

        if (!_tokens.AtSymbol("*", ahead))
        {
            return null;
        }

        var start = _tokens.Current.Start;
        var qualifier = new List<IdentifierSyntax>();
        for (; ahead > 0; ahead -= 2)
        {
            qualifier.Add(_tokens.TakeIdentifier("a name"));
            _tokens.Take();
        }

        _tokens.Take();
        if (_tokens.AtWord("EXCEPT") && _tokens.AtSymbol("(", 1) && AtListedName(2))
        {
            throw Refused("* EXCEPT", _tokens.Current.Span, "Name the columns that you want.");
        }

        return new StarSyntax(_tokens.SpanFrom(start), [.. qualifier]);
    }

    /// <summary>A column's name, where a query in parentheses could stand too.</summary>
    private bool AtListedName(int ahead) =>
        _tokens.AtName(ahead) && (_tokens.AtSymbol(",", ahead + 1) || _tokens.AtSymbol(")", ahead + 1) || _tokens.AtSymbol(".", ahead + 1));

    private bool IsLambdaHere()
    {
        if (!_tokens.AtSymbol("("))
        {
            return _tokens.AtName() && _tokens.AtSymbol("->", 1);
        }

        var ahead = 1;
        while (_tokens.AtName(ahead) && _tokens.AtSymbol(",", ahead + 1))
        {
            ahead += 2;
        }

        return _tokens.AtName(ahead) && _tokens.AtSymbol(")", ahead + 1) && _tokens.AtSymbol("->", ahead + 2);
    }

    private LambdaSyntax Lambda()
    {
        var start = _tokens.Current.Start;
        SyntaxList<IdentifierSyntax> parameters = _tokens.AtSymbol("(")
            ? Parenthesized(() => _tokens.TakeIdentifier("a parameter"))
            : [_tokens.TakeIdentifier("a parameter")];
        _tokens.ExpectSymbol("->");
        var body = Expression();
        return new LambdaSyntax(_tokens.SpanFrom(start), parameters, body);
    }
}

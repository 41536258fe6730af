using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Calls with keywords between their parentheses. They become plain calls that remember their form.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly string[] TimeUnits =
        ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND"];

    /// <summary>The special form that begins at the name before a parenthesis, or null for a usual call.</summary>
    private ExpressionSyntax? SpecialForm()
    {
        return _tokens.TextOf(_tokens.Current).ToString().ToUpperInvariant() switch
        {
            "CAST" => Cast(@try: false),
            "TRY_CAST" => Cast(@try: true),
            "EXISTS" when IsQueryBehindParentheses(2) => Exists(),
            "EXTRACT" when _tokens.AtName(2) && _tokens.AtWord("FROM", 3) => Extract(),
            "TRIM" when !_tokens.AtSymbol(")", 2) => Trim(),
            "SUBSTRING" or "SUBSTR" when !_tokens.AtSymbol(")", 2) => Substring(),
            "POSITION" when !_tokens.AtSymbol(")", 2) => Position(),
            "OVERLAY" when !_tokens.AtSymbol(")", 2) => Overlay(),
            "TIMESTAMPADD" => WithUnit("timestampadd", unitOnly: true),
            "DATEADD" or "DATE_ADD" => WithUnit("timestampadd", unitOnly: false),
            "TIMESTAMPDIFF" or "TIMEDIFF" => WithUnit("timestampdiff", unitOnly: true),
            "DATEDIFF" or "DATE_DIFF" => WithUnit("timestampdiff", unitOnly: false),
            _ => null,
        };
    }

    /// <summary>Takes the name and the opening parenthesis.</summary>
    private IdentifierSyntax Open()
    {
        var name = _tokens.TakeIdentifier("a name");
        _tokens.ExpectSymbol("(");
        return name;
    }

    private FunctionSyntax Close(IdentifierSyntax name, string function, FunctionForm form, params ReadOnlySpan<ExpressionSyntax> arguments)
    {
        SyntaxList<ExpressionSyntax> all = [.. arguments];
        ExpectClosing("')' or an operator");
        return new FunctionSyntax(_tokens.SpanFrom(name.Span.Start), name with { Text = function }, all, Form: form);
    }

    /// <summary>The rest of a usual call, from behind its first argument.</summary>
    private FunctionSyntax CloseCall(IdentifierSyntax name, ExpressionSyntax first)
    {
        SyntaxList<ExpressionSyntax> arguments = _tokens.TakeSymbol(",") ? [first, .. Separated(() => Argument(name))] : [first];
        ExpectClosing("',' or ')'");
        return AfterCall(new FunctionSyntax(_tokens.SpanFrom(name.Span.Start), name, arguments));
    }

    private CastSyntax Cast(bool @try)
    {
        var name = Open();
        var operand = Expression();
        _tokens.ExpectWord("AS");
        var typeStart = _tokens.Current.Start;
        var type = DataType();
        var typeSpan = _tokens.SpanFrom(typeStart);
        ExpectClosing("')'");
        return new CastSyntax(_tokens.SpanFrom(name.Span.Start), operand, type, typeSpan, @try);
    }

    private ExistsSyntax Exists()
    {
        var name = Open();
        var query = Query();
        ExpectClosing("')'");
        return new ExistsSyntax(_tokens.SpanFrom(name.Span.Start), query);
    }

    private FunctionSyntax Extract()
    {
        var name = Open();
        var field = _tokens.TakeIdentifier("a field");
        _tokens.ExpectWord("FROM");
        var source = Expression();
        return Close(name, "extract", FunctionForm.Extract, new StringLiteralSyntax(field.Span, field.Text), source);
    }

    private FunctionSyntax Trim()
    {
        var name = Open();
        var side = TrimSide();
        if (side is not null)
        {
            _tokens.Take();
        }

        var what = side is not null && _tokens.AtWord("FROM") ? null : Expression();
        if (side is null && !_tokens.AtWord("FROM"))
        {
            return CloseCall(name, what!);
        }

        _tokens.ExpectWord("FROM");
        var source = Expression();
        var function = side ?? "trim";
        return what is null ? Close(name, function, FunctionForm.Trim, source) : Close(name, function, FunctionForm.Trim, what, source);
    }

    /// <summary>The function that BOTH, LEADING or TRAILING makes of TRIM, unless the word is a column.</summary>
    private string? TrimSide()
    {
        var isColumn = IsAfterOperand(1) && !_tokens.AtWord("FROM", 1) && !_tokens.AtSymbol("-", 1) && !_tokens.AtSymbol("+", 1);
        return isColumn ? null
            : _tokens.AtWord("BOTH") ? "trim"
            : _tokens.AtWord("LEADING") ? "ltrim"
            : _tokens.AtWord("TRAILING") ? "rtrim"
            : null;
    }

    private FunctionSyntax Substring()
    {
        var name = Open();
        var text = Expression();
        if (!_tokens.TakeWord("FROM"))
        {
            return CloseCall(name, text);
        }

        var from = Expression();
        return _tokens.TakeWord("FOR")
            ? Close(name, "substring", FunctionForm.Substring, text, from, Expression())
            : Close(name, "substring", FunctionForm.Substring, text, from);
    }

    private FunctionSyntax Position()
    {
        var name = Open();

        // Only a value, since IN follows it.
        var what = Value();
        return _tokens.TakeWord("IN") ? Close(name, "position", FunctionForm.Position, what, Value()) : CloseCall(name, what);
    }

    private FunctionSyntax Overlay()
    {
        var name = Open();
        var text = Expression();
        if (!_tokens.TakeWord("PLACING"))
        {
            return CloseCall(name, text);
        }

        var replacement = Expression();
        _tokens.ExpectWord("FROM");
        var from = Expression();
        return _tokens.TakeWord("FOR")
            ? Close(name, "overlay", FunctionForm.Overlay, text, replacement, from, Expression())
            : Close(name, "overlay", FunctionForm.Overlay, text, replacement, from);
    }

    /// <summary><c>timestampadd(HOUR, 1, a)</c> and its like.</summary>
    /// <param name="function">What it is called with a unit.</param>
    /// <param name="unitOnly">There is no form without a unit, as there is of <c>date_add(a, 1)</c>.</param>
    private FunctionSyntax? WithUnit(string function, bool unitOnly)
    {
        var word = _tokens.TextOf(_tokens.Peek(2)).ToString().ToUpperInvariant();
        if (!_tokens.AtSymbol(",", 3))
        {
            return null;
        }

        if (_tokens.Peek(2).Kind != TokenKind.Word || !TimeUnits.Contains(word))
        {
            return unitOnly ? throw NoUnit(word) : null;
        }

        var name = Open();
        var unit = _tokens.TakeIdentifier("a unit");
        _tokens.ExpectSymbol(",");
        var arguments = Separated(Expression);
        return unitOnly || arguments.Count == 2
            ? Close(name, function, FunctionForm.Unit, [new StringLiteralSyntax(unit.Span, unit.Text), .. arguments])
            : Close(name, name.Text, FunctionForm.Call, [new ColumnSyntax(unit.Span, [unit]), .. arguments]);
    }

    private StatisticException NoUnit(string word) => new(
        $"{_tokens.Shown(_tokens.Peek(2))} is no unit of time: one of {string.Join(", ", TimeUnits)} was expected, without quotes.",
        _tokens.Peek(2).Span,
        "INVALID_PARAMETER_VALUE.DATETIME_UNIT",
        NearestName.Find(word.Trim('\'', '"'), TimeUnits) is { } near ? $"Did you mean {near}?" : "Write it as in timestampadd(HOUR, 1, a).");
}

using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>How a function call was written, where Spark has a form with keywords inside the parentheses.</summary>
public enum FunctionForm
{
    /// <summary><c>f(a, b)</c></summary>
    Call,

    /// <summary><c>current_date</c> and its like without parentheses.</summary>
    Bare,

    /// <summary><c>EXTRACT(field FROM a)</c>: <c>extract</c> with the field as a string first.</summary>
    Extract,

    /// <summary><c>TRIM(BOTH a FROM b)</c>: <c>trim</c>, <c>ltrim</c> or <c>rtrim</c> with what to trim first, if it is written.</summary>
    Trim,

    /// <summary><c>SUBSTRING(a FROM b FOR c)</c>: <c>substring(a, b, c)</c>.</summary>
    Substring,

    /// <summary><c>POSITION(a IN b)</c>: <c>position(a, b)</c>.</summary>
    Position,

    /// <summary><c>OVERLAY(a PLACING b FROM c FOR d)</c>: <c>overlay(a, b, c, d)</c>.</summary>
    Overlay,

    /// <summary><c>timestampadd(UNIT, a, b)</c>, <c>timestampdiff(UNIT, a, b)</c>: the unit is a string as written, first.</summary>
    Unit,
}

/// <summary>What <c>first(a) IGNORE NULLS</c> says.</summary>
public enum NullTreatment
{
    Unspecified,
    Ignore,
    Respect,
}

/// <summary>A call of a function or aggregate.</summary>
/// <param name="Name">As written; lower case for the other forms than <see cref="FunctionForm.Call"/>.</param>
/// <param name="Filter">The condition of <c>FILTER (WHERE ...)</c>.</param>
/// <param name="Over">Makes it an analytic function, which no stream allows.</param>
public sealed record FunctionSyntax(
    TextSpan Span,
    IdentifierSyntax Name,
    SyntaxList<ExpressionSyntax> Arguments,
    bool Distinct = false,
    ExpressionSyntax? Filter = null,
    NullTreatment Nulls = NullTreatment.Unspecified,
    WindowSpecificationSyntax? Over = null,
    FunctionForm Form = FunctionForm.Call) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Name], Arguments, [Filter], [Over]);
}

/// <summary><c>x -> body</c> or <c>(x, y) -> body</c>, an argument of a higher-order function.</summary>
public sealed record LambdaSyntax(TextSpan Span, SyntaxList<IdentifierSyntax> Parameters, ExpressionSyntax Body) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [.. Parameters, Body];
}

/// <summary><c>(a, b)</c>: a struct of two or more values, as in <c>(a, b) IN ((1, 2), (3, 4))</c>.</summary>
public sealed record RowSyntax(TextSpan Span, SyntaxList<ExpressionSyntax> Items) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Items;
}

/// <summary>A query in parentheses where a value stands.</summary>
public sealed record ScalarQuerySyntax(TextSpan Span, QuerySyntax Query) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Query];
}

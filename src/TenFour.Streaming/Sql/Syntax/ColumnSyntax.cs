using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>A dotted name: a column (<c>a</c>), a column of a relation (<c>t.a</c>), or fields below (<c>window.start</c>, <c>t.a.b</c>).</summary>
public sealed record ColumnSyntax(TextSpan Span, SyntaxList<IdentifierSyntax> Parts) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Parts;
}

/// <summary><c>*</c> or <c>t.*</c> in a select list or as the argument of <c>count</c>; no parts: <c>*</c>.</summary>
public sealed record StarSyntax(TextSpan Span, SyntaxList<IdentifierSyntax> Qualifier) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Qualifier;
}

/// <summary>A field of something that is no plain name: <c>f(x).start</c>, <c>a[0].b</c>, <c>(s).b</c>.</summary>
public sealed record FieldSyntax(TextSpan Span, ExpressionSyntax Target, IdentifierSyntax Field) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Target, Field];
}

/// <summary><c>a[0]</c> of an array, <c>m['key']</c> of a map, <c>s['field']</c> of a struct.</summary>
public sealed record SubscriptSyntax(TextSpan Span, ExpressionSyntax Target, ExpressionSyntax Index) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Target, Index];
}

/// <summary><c>expression AS name</c> as an argument of <c>struct</c>, where it names a field.</summary>
public sealed record AliasedExpressionSyntax(TextSpan Span, ExpressionSyntax Expression, IdentifierSyntax Alias) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Expression, Alias];
}

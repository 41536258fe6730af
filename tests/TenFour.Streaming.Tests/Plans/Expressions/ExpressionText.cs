using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Plans.Expressions;

/// <summary>Binds the text of an expression to the columns of a schema: what a statistic's binder does, without relations.</summary>
public sealed class ExpressionText(Schema schema, TimeZoneInfo timeZone)
{
    private readonly ZoneRules zone = ZoneRules.For(timeZone);

    public Expression Bind(string text) => Bind(SqlParser.ParseExpression(text));

    private Expression Bind(ExpressionSyntax syntax) => syntax switch
    {
        LiteralSyntax s => ExpressionFactory.Constant(s, zone, TimeProvider.System),
        ColumnSyntax s => BindColumn(s),
        UnarySyntax s => ExpressionFactory.Unary(s.Operator, Bind(s.Operand), s.Span),
        BinarySyntax s => ExpressionFactory.Binary(s.Operator, Bind(s.Left), Bind(s.Right), s.Span),
        BetweenSyntax s => ExpressionFactory.Between(Bind(s.Operand), Bind(s.Low), Bind(s.High), s.Negated, s.Span),
        InListSyntax s => ExpressionFactory.In(Bind(s.Operand), Bind(s.Items), s.Negated, s.Span),
        LikeSyntax s => ExpressionFactory.Like(s.Kind, Bind(s.Operand), Bind(s.Pattern), s.Escape, s.Negated, s.Span),
        LikeManySyntax s => ExpressionFactory.LikeMany(s.Kind, s.All, Bind(s.Operand), Bind(s.Patterns), s.Negated, s.Span),
        IsNullSyntax s => ExpressionFactory.IsNull(Bind(s.Operand), s.Negated, s.Span),
        IsTruthSyntax s => ExpressionFactory.IsTruth(Bind(s.Operand), s.Value, s.Negated, s.Span),
        IsDistinctSyntax s => ExpressionFactory.IsDistinct(Bind(s.Operand), Bind(s.Other), s.Negated, s.Span),
        CastSyntax s => ExpressionFactory.Cast(Bind(s.Operand), s.Type, s.Try, s.Span),
        CaseSyntax s => BindCase(s),
        RowSyntax s => ExpressionFactory.Row(Bind(s.Items), s.Span),
        FieldSyntax s => ExpressionFactory.Field(Bind(s.Target), s.Field.Text, s.Span),
        SubscriptSyntax s => ExpressionFactory.Element(Bind(s.Target), Bind(s.Index), s.Span),
        FunctionSyntax s => BindFunction(s),
        _ => throw new NotSupportedException(syntax.GetType().Name),
    };

    private Expression[] Bind(SyntaxList<ExpressionSyntax> items) => [.. items.Select(Bind)];

    private Expression BindColumn(ColumnSyntax syntax)
    {
        // The one relation has the name t, as in Answers/table.sql.
        var skipped = syntax.Parts.Count > 1 && syntax.Parts[0].Text == "t" ? 1 : 0;
        var index = schema.IndexOf(syntax.Parts[skipped].Text);
        if (index < 0)
        {
            throw new NotSupportedException($"column {syntax.Parts[0].Text}");
        }

        Expression column = new ColumnReference(index, schema[index].Name, schema[index].Type, schema[index].Nullable) { Span = syntax.Span };
        return syntax.Parts.Skip(skipped + 1).Aggregate(column, (value, part) => ExpressionFactory.Field(value, part.Text, syntax.Span));
    }

    private Expression BindCase(CaseSyntax syntax)
    {
        var branches = syntax.Whens.Select(w => (Bind(w.Condition), Bind(w.Result))).ToArray();
        var otherwise = syntax.Else is null ? null : Bind(syntax.Else);
        return syntax.Operand is null
            ? ExpressionFactory.Case(branches, otherwise, syntax.Span)
            : ExpressionFactory.Case(Bind(syntax.Operand), branches, otherwise, syntax.Span);
    }

    private Expression BindFunction(FunctionSyntax syntax)
    {
        var arguments = Bind(syntax.Arguments);
        return syntax.Name.Text.ToLowerInvariant() switch
        {
            "if" => ExpressionFactory.If(arguments[0], arguments[1], arguments[2], syntax.Span),
            "coalesce" => ExpressionFactory.Coalesce(arguments, syntax.Span),
            "nvl" or "ifnull" => ExpressionFactory.Nvl(syntax.Name.Text, arguments[0], arguments[1], syntax.Span),
            "nvl2" => ExpressionFactory.Nvl2(arguments[0], arguments[1], arguments[2], syntax.Span),
            "nullif" => ExpressionFactory.NullIf(arguments[0], arguments[1], syntax.Span),
            "greatest" or "least" => ExpressionFactory.Extreme(syntax.Name.Text == "greatest", arguments, syntax.Span),
            "concat" => ExpressionFactory.Concat(arguments, syntax.Span),
            "named_struct" => ExpressionFactory.Struct(
                [.. arguments.Where((_, i) => i % 2 == 0).Select(a => ((Literal)a).GetString())],
                [.. arguments.Where((_, i) => i % 2 == 1)],
                syntax.Span),
            _ => FunctionTable.Bind(syntax.Name.Text, arguments, syntax.Span, new FunctionContext(timeZone)),
        };
    }
}

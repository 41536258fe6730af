using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Plans.Functions;

/// <summary>Binds the expression of a case, which reads no columns.</summary>
internal static class CaseBinder
{
    public static readonly FunctionContext Context = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    public static readonly ZoneRules Zone = ZoneRules.For(Context.TimeZone);

    public static Expression Bind(string sql) => Bind(SqlParser.ParseExpression(sql), sql);

    private static Expression Bind(ExpressionSyntax syntax, string sql) => syntax switch
    {
        LiteralSyntax s => ExpressionFactory.Constant(s, Zone, TimeProvider.System),
        UnarySyntax s => ExpressionFactory.Unary(s.Operator, Bind(s.Operand, sql), s.Span),
        BinarySyntax s => ExpressionFactory.Binary(s.Operator, Bind(s.Left, sql), Bind(s.Right, sql), s.Span),

        // Written as a function: int(x).
        CastSyntax s when s.TypeSpan.Start == s.Span.Start =>
            FunctionTable.Bind(sql.Substring(s.TypeSpan.Start, s.TypeSpan.Length), [Bind(s.Operand, sql)], s.Span, Context),
        CastSyntax s => ExpressionFactory.Cast(Bind(s.Operand, sql), s.Type, s.Try, s.Span),
        SubscriptSyntax s => ExpressionFactory.Element(Bind(s.Target, sql), Bind(s.Index, sql), s.Span),
        AliasedExpressionSyntax s => new Alias(Bind(s.Expression, sql), s.Alias.Text),
        FunctionSyntax s => FunctionTable.Bind(s.Name.Text, [.. s.Arguments.Select(a => Bind(a, sql))], s.Span, Context),
        _ => throw new NotSupportedException($"a case has no {syntax.GetType().Name}"),
    };
}

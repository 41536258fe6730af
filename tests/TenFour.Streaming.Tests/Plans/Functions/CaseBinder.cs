using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Plans.Functions;

/// <summary>Binds the expression of a case, which reads no columns, as the select list of a statistic is bound.</summary>
internal static class CaseBinder
{
    public static readonly FunctionContext Context = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    public static readonly ZoneRules Zone = ZoneRules.For(Context.TimeZone);

    public static Expression Bind(string sql)
    {
        var context = new BindContext(new Catalog(), Context, TimeProvider.System);
        return new ExpressionBinder(context, Scope.Of([], null)).Bind(SqlParser.ParseExpression(sql));
    }
}

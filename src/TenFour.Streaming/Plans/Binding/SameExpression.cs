using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Tells whether two bound expressions mean the same: same kind, type, text and columns.</summary>
internal static class SameExpression
{
    public static bool Test(Expression a, Expression b) =>
        a.GetType() == b.GetType()
        && a.Type == b.Type
        && a.Children.Count == b.Children.Count
        && (a is not ColumnReference left || left.Index == ((ColumnReference)b).Index)
        && (a is ColumnReference || a.ToSql() == b.ToSql())
        && a.IsDeterministic
        && a.Children.Zip(b.Children).All(p => Test(p.First, p.Second));
}

using TenFour.Spark.Protocol;

namespace TenFour.Spark.Plans;

/// <summary>Short ways to write the messages of relations and expressions.</summary>
internal static class Relations
{
    public static Expression Sql(string text) => new() { ExpressionString = new Expression.Types.ExpressionString { Expression = text } };

    public static Expression Column(string name) => Sql(ExpressionText.Quote(name));

    public static Expression Named(string text, string name) =>
        new() { Alias = new Expression.Types.Alias { Expr = Sql(text), Name = { name } } };

    public static Relation Project(Relation input, IEnumerable<Expression> expressions) =>
        new() { Project = new Project { Input = input, Expressions = { expressions } } };

    /// <summary>The columns under other names, by place.</summary>
    public static Relation Renamed(Relation input, IEnumerable<string> names) =>
        new() { ToDf = new ToDF { Input = input, ColumnNames = { names } } };
}

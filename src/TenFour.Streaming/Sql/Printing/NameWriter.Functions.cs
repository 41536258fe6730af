using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>Functions, some of which Spark shows as what they are made of.</summary>
internal sealed partial class NameWriter
{
    /// <summary>Casts that are written as calls: not shown, like those that Spark adds by itself.</summary>
    private static readonly HashSet<string> CastFunctions =
        ["boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal", "string", "binary", "date", "timestamp"];

    private string Function(FunctionSyntax function)
    {
        var name = function.Name.Text.ToLowerInvariant();
        var text = name is "window" or "session_window" ? name : Special(function, name, function.Arguments) ?? Usual(function, name);
        var filter = function.Filter is null ? "" : $" FILTER (WHERE {Text(function.Filter)})";
        return function.Over is null ? text + filter : $"{text}{filter} OVER ({Window(function.Over)})";
    }

    private string Usual(FunctionSyntax function, string name)
    {
        var written = function.Arguments.Select(Text).ToList();
        if (function.Nulls == NullTreatment.Ignore)
        {
            name = name switch { "first_value" => "first", "last_value" => "last", _ => name };
        }

        var distinct = function.Distinct ? "DISTINCT " : "";
        return $"{FunctionNames.Text(name, written.Count)}({distinct}{string.Join(", ", FunctionNames.Arguments(name, written))})";
    }

    private string? Special(FunctionSyntax function, string name, SyntaxList<ExpressionSyntax> a) => (name, a.Count) switch
    {
        (_, 1) when CastFunctions.Contains(name) => Text(a[0]),
        ("count", 1) when a[0] is StarSyntax { Qualifier.Count: 0 } && !function.Distinct => "count(1)",
        ("if", 3) => $"(IF({Texts(a)}))",
        ("extract", 2) or ("datepart", 2) => $"{name}({Text(a[0])} FROM {Text(a[1])})",
        ("trim", 2) => $"TRIM(BOTH {Text(a[0])} FROM {Text(a[1])})",
        ("ltrim", 2) => $"TRIM(LEADING {Text(a[0])} FROM {Text(a[1])})",
        ("rtrim", 2) => $"TRIM(TRAILING {Text(a[0])} FROM {Text(a[1])})",
        ("position", 2) when function.Form == FunctionForm.Position => $"locate({Texts(a)}, 1)",
        ("isnull", 1) => $"({Text(a[0])} IS NULL)",
        ("isnotnull", 1) => $"({Text(a[0])} IS NOT NULL)",
        ("like", 2) => Like(LikeKind.Like, Text(a[0]), Text(a[1]), '\\'),
        ("positive", 1) => $"(+ {Text(a[0])})",
        ("div", 2) => $"({Text(a[0])} div {Text(a[1])})",
        _ => null,
    };

    /// <summary>Only for an error: no stream allows it.</summary>
    private string Window(WindowSpecificationSyntax window)
    {
        var partition = window.PartitionBy.Count == 0 ? null : $"PARTITION BY {Texts(window.PartitionBy)}";
        var order = window.OrderBy.Count == 0 ? null
            : "ORDER BY " + string.Join(", ", window.OrderBy.Select(o =>
                $"{(o.Expression is null ? "ALL" : Text(o.Expression))} {(o.Descending ? "DESC" : "ASC")} NULLS {(o.NullsFirst ? "FIRST" : "LAST")}"));
        return string.Join(' ', new[] { window.Reference?.Text, partition, order, window.Frame }.OfType<string>());
    }
}

using System.Text.RegularExpressions;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Random typed expressions over some columns.</summary>
internal sealed partial class ExpressionGenerator(Dice dice, IReadOnlyList<TypedColumn> columns)
{
    private static readonly string[] Types = ["string", "int", "bigint", "double", "decimal", "boolean", "timestamp", "date", "array"];

    /// <summary>Types whose values group and sort alike on both engines.</summary>
    private static readonly string[] KeyTypes = ["string", "int", "bigint", "boolean", "timestamp", "date"];

    public string Any(int depth) => Of(dice.Pick(Types), depth);

    public string Key(int depth) => Of(dice.Pick(KeyTypes), depth);

    /// <summary>An expression of a type, nested at most so deep.</summary>
    public string Of(string type, int depth)
    {
        var named = columns.Where(c => c.Type == type).ToList();
        if (depth <= 0 || dice.Percent(20))
        {
            return named.Count > 0 ? dice.Pick(named).Name : Constant(type);
        }

        return Fill(dice.Pick(ExpressionTemplates.ByType[type]), depth - 1);
    }

    /// <summary>A template with its holes filled.</summary>
    public string Fill(string template, int depth) => Placeholder().Replace(template, match => Hole(match.Groups[1].Value, depth));

    private string Hole(string hole, int depth) => hole[0] == '#' ? dice.Pick(Literals.ByKind[hole[1..]])
        : hole == "any" ? Operand(Any(depth))
        : hole == "key" ? Operand(Key(depth))
        : Operand(Of(hole, depth));

    /// <summary>In parentheses where an operator is at hand.</summary>
    private static string Operand(string expression) => expression.Contains(' ') ? "(" + expression + ")" : expression;

    private string Constant(string type) => type switch
    {
        "string" => dice.Pick(Literals.ByKind["text"]),
        "int" => dice.Pick(Literals.ByKind["int"]),
        "bigint" => dice.Pick(Literals.ByKind["int"]) + "L",
        "double" => dice.Pick(Literals.ByKind["double"]),
        "decimal" => dice.Pick(Literals.ByKind["decimal"]),
        "boolean" => "true",
        "timestamp" => "TIMESTAMP'2018-12-31 10:00:00'",
        "date" => "DATE'2018-12-31'",
        _ => "array('a', 'b')",
    };

    [GeneratedRegex(@"\{(#?[a-z]+)\}")]
    private static partial Regex Placeholder();
}

using TenFour.Streaming;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Random queries over a relation, each with an output mode that mostly fits.</summary>
internal sealed class ShapeGenerator(Dice dice, Relation relation)
{
    private readonly ExpressionGenerator _expressions = new(dice, relation.Columns);
    private readonly AggregateGenerator _aggregates = new(dice, relation);

    public (Statement Statement, OutputMode Mode) Projection()
    {
        var items = Enumerable.Range(0, dice.Between(2, 6)).Select(i => $"{_expressions.Any(2)} AS c{i}").ToList();
        if (dice.Percent(15))
        {
            items = ["*"];
        }

        var statement = From(items);
        statement = relation.HasOneOrder && dice.Percent(8) && statement.Where is null ? statement with { Limit = Statement.BatchSize } : statement;
        return (statement, statement.Limit is null && dice.Percent(40) ? OutputMode.Update : OutputMode.Append);
    }

    public (Statement Statement, OutputMode Mode) Windowed()
    {
        var window = Window(RecordColumns.EventTime);
        var keys = Keys(dice.Below(3));
        return Aggregation([dice.Pick("window", "window.start AS s, window.end AS e", "window"), .. Named(keys)], [window, .. keys], relation.HasWatermark);
    }

    public (Statement Statement, OutputMode Mode) Session()
    {
        var keys = Keys(dice.Percent(95) ? dice.Between(1, 2) : 0);
        var gap = dice.Pick("'5 minutes'", "'10 minutes'", "'1 hour'", "CASE WHEN disposition = 'HAN' THEN '5 minutes' ELSE '10 minutes' END", "'0 seconds'");
        gap = relation.Columns.Any(c => c.Name == "disposition") ? gap : "'10 minutes'";
        var (statement, mode) = Aggregation(["session_window", .. Named(keys)], [$"session_window({RecordColumns.EventTime}, {gap})", .. keys], relation.HasWatermark);
        return (statement, mode == OutputMode.Update && dice.Percent(90) ? OutputMode.Complete : mode);
    }

    /// <summary>Windows of windows.</summary>
    public (Statement Statement, OutputMode Mode) Chained()
    {
        var key = dice.Percent(50) ? ", " + dice.Pick(relation.Columns.Where(c => c.Type is "string" or "int").DefaultIfEmpty(relation.Columns[0]).ToList()).Name + " AS k" : "";
        var (names, groups) = key.Length == 0 ? ("", "") : (", k", key[..^5]);
        var where = Where() is { } condition ? " WHERE " + condition : "";
        var inner = $"(SELECT {dice.Pick("window_time(window)", "window")} AS w{key}, count(*) AS c, {_aggregates.Next()} AS a FROM {relation.From}{where} GROUP BY window({RecordColumns.EventTime}, '10 minutes'){groups})";
        var statement = new Statement(["window" + names, "count(*) AS cs", "sum(c) AS total", "max(a) AS top"], inner)
        {
            With = relation.With,
            GroupBy = $"window(w, {dice.Pick("'30 minutes'", "'1 hour'", "'20 minutes', '10 minutes'")}){names}",
        };
        return (statement, relation.HasWatermark || dice.Percent(20) ? OutputMode.Append : OutputMode.Complete);
    }

    public (Statement Statement, OutputMode Mode) Grouped()
    {
        var keys = Keys(dice.Between(1, 3));
        return Aggregation(Named(keys), keys, canAppend: false);
    }

    public (Statement Statement, OutputMode Mode) GroupingSets()
    {
        var keys = relation.Columns.Where(c => c.Type is "string" or "int" or "boolean").Select(c => c.Name).DefaultIfEmpty(relation.Columns[0].Name).Take(2).ToList();
        var list = string.Join(", ", keys);
        var group = dice.Pick($"ROLLUP ({list})", $"CUBE ({list})", $"GROUPING SETS (({list}), ({keys[0]}), ())", $"{list} WITH ROLLUP", $"{list} WITH CUBE", $"GROUPING SETS (({list}), ({keys[^1]}))");
        var flags = dice.Percent(50) ? $"grouping({keys[0]}) AS g" : "grouping_id() AS g";
        var (statement, mode) = Aggregation([.. keys, flags], [group], canAppend: false);
        return (statement, mode);
    }

    public (Statement Statement, OutputMode Mode) Global() => Aggregation([], [], canAppend: false);

    private (Statement Statement, OutputMode Mode) Aggregation(IReadOnlyList<string> keyItems, IReadOnlyList<string> groups, bool canAppend)
    {
        var mode = dice.Pick(canAppend ? OutputMode.Append : OutputMode.Complete, OutputMode.Update, OutputMode.Complete);
        mode = canAppend && dice.Percent(30) ? OutputMode.Append : mode;
        var aggregates = Enumerable.Range(0, dice.Between(1, 4)).Select(i => $"{_aggregates.Next()} AS a{i}").ToList();
        var statement = From([.. keyItems, .. aggregates]) with
        {
            GroupBy = groups.Count == 0 ? null : string.Join(", ", groups),
            Having = dice.Percent(15) ? dice.Pick("count(*) > 1", $"{_aggregates.Next()} IS NOT NULL", "count(*) BETWEEN 1 AND 3") : null,
        };
        return (mode == OutputMode.Complete && dice.Percent(35) ? Ordered(statement) : statement, mode);
    }

    /// <summary>By all columns, so that there are no ties.</summary>
    private Statement Ordered(Statement statement)
    {
        var columns = statement.Items.SelectMany(i => i.StartsWith("window.start", StringComparison.Ordinal) ? i.Split(", ") : [i]).Count();
        var order = Enumerable.Range(1, columns).Select(c => c + dice.Pick("", " DESC", " ASC NULLS LAST", " DESC NULLS FIRST"));
        return statement with { OrderBy = string.Join(", ", order), Limit = dice.Percent(60) ? dice.Between(1, 12).ToString() : null };
    }

    private string Window(string time) => dice.Pick(
        $"window({time}, '10 minutes')", $"window({time}, '1 hour')", $"window({time}, '30 minutes', '10 minutes')", $"window({time}, '20 minutes', '15 minutes')",
        $"window({time}, '1 hour', '1 hour', '7 minutes')", $"window({time}, '45 minutes', '30 minutes', '5 minutes')", $"window({time}, '1 day')", $"window({time}, '1 hour', '1 hour', '-10 minutes')");

    private List<string> Keys(int count) => [.. Enumerable.Range(0, count).Select(_ => dice.Percent(60) ? dice.Pick(relation.Columns).Name : _expressions.Key(1)).Distinct()];

    private static IReadOnlyList<string> Named(IReadOnlyList<string> keys) => [.. keys.Select((k, i) => $"{k} AS k{i}")];

    private Statement From(IReadOnlyList<string> items) => new(items, relation.From) { With = relation.With, Where = Where() };

    private string? Where() => !dice.Percent(45) ? null
        : dice.Percent(15) && relation.Columns.Any(c => c.Name == "disposition") ? $"disposition {dice.Pick("", "NOT ")}IN (SELECT disposition_code FROM radio_code WHERE description LIKE '%e%')"
        : _expressions.Of("boolean", 2);
}

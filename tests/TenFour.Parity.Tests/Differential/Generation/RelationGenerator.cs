namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Random relations: the stream itself, without duplicates, joined with a static table, united, or behind a subquery.</summary>
internal sealed class RelationGenerator(Dice dice)
{
    private static readonly IReadOnlyList<TypedColumn> RadioCode = [new("disposition_code", "string"), new("description", "string")];

    /// <param name="wantsEventTime">Whether the event time must be among the columns.</param>
    public Relation Next(bool wantsEventTime) => dice.Below(12) switch
    {
        0 => Distinct(wantsEventTime),
        1 => Deduplicated(),
        2 or 3 => Joined(Base()),
        4 => United(),
        5 or 6 => Subquery(Base()),
        7 => CommonTable(Base()),
        _ => Base(),
    };

    private Relation Base()
    {
        var watermark = Watermark(70);
        return new Relation(Input.Calls, Input.Placeholder + watermark, RecordColumns.All, watermark.Length > 0);
    }

    private Relation Distinct(bool wantsEventTime)
    {
        var columns = dice.PickSome(RecordColumns.All.Where(c => c.Name is not "crime_id").ToList(), dice.Between(1, 3));
        columns = wantsEventTime && columns.All(c => c.Name != RecordColumns.EventTime)
            ? [.. columns, RecordColumns.All.Single(c => c.Name == RecordColumns.EventTime)] : columns;
        var inner = Watermark(40);
        var outer = inner.Length == 0 && columns.Any(c => c.Name == RecordColumns.EventTime) ? Watermark(70) : "";
        return new Relation(Input.Distinct(columns, inner), Input.Placeholder + outer, columns, inner.Length + outer.Length > 0) { HasOneOrder = false };
    }

    private Relation Deduplicated()
    {
        var keys = dice.PickSome(RecordColumns.All, dice.Between(1, 2));
        var within = dice.Percent(40);
        var watermark = Watermark(within ? 95 : 60);
        return new Relation(Input.Deduplicated(keys, watermark, within), Input.Placeholder, RecordColumns.All, watermark.Length > 0) { HasOneOrder = false };
    }

    private Relation Joined(Relation relation)
    {
        var kind = dice.Pick("JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", "LEFT SEMI JOIN", "LEFT ANTI JOIN");
        var condition = "disposition = disposition_code" + (dice.Percent(25) ? " AND " + new ExpressionGenerator(dice, relation.Columns).Of("boolean", 1) : "")
            + (dice.Percent(15) ? " AND description LIKE '%e%'" : "");
        IReadOnlyList<TypedColumn> columns = kind.Contains("SEMI") || kind.Contains("ANTI") ? relation.Columns : [.. relation.Columns, .. RadioCode];
        return relation with { From = $"{relation.From} {kind} radio_code ON {condition}", Columns = columns };
    }

    private Relation United()
    {
        var columns = dice.PickSome(RecordColumns.All, dice.Between(3, 6));
        var names = string.Join(", ", columns.Select(c => c.Name));
        var expressions = new ExpressionGenerator(dice, RecordColumns.All);
        var branches = Enumerable.Range(0, 2).Select(_ => $"SELECT {names} FROM {Input.Placeholder} WHERE {expressions.Of("boolean", 1)}");
        var watermark = columns.Any(c => c.Name == RecordColumns.EventTime) ? Watermark(60) : "";
        return new Relation(Input.Calls, $"({string.Join(" UNION ALL ", branches)}){watermark}", columns, watermark.Length > 0) { HasOneOrder = false };
    }

    private Relation Subquery(Relation relation)
    {
        var (query, columns) = Projection(relation);
        var watermark = relation.HasWatermark ? "" : Watermark(40);
        return relation with { From = $"({query}){watermark}", Columns = columns, HasWatermark = relation.HasWatermark || watermark.Length > 0 };
    }

    private Relation CommonTable(Relation relation)
    {
        var (query, columns) = Projection(relation);
        return relation with { From = "t", With = $"t AS ({query})", Columns = columns };
    }

    private (string Query, IReadOnlyList<TypedColumn> Columns) Projection(Relation relation)
    {
        var expressions = new ExpressionGenerator(dice, relation.Columns);
        List<TypedColumn> columns = [new(RecordColumns.EventTime, "timestamp")];
        List<string> items = [RecordColumns.EventTime];
        foreach (var type in (string[])["string", "int", dice.Pick("double", "bigint", "decimal", "date", "boolean")])
        {
            columns.Add(new TypedColumn("e" + columns.Count, type));
            items.Add($"{expressions.Of(type, 2)} AS e{items.Count}");
        }

        var where = dice.Percent(40) ? " WHERE " + expressions.Of("boolean", 2) : "";
        return ($"SELECT {string.Join(", ", items)} FROM {relation.From}{where}", columns);
    }

    private string Watermark(int percent) => dice.Percent(percent)
        ? $" WATERMARK {RecordColumns.EventTime} DELAY OF INTERVAL {dice.Pick("0 SECONDS", "5 MINUTES", "10 MINUTES", "30 MINUTES", "2 HOURS", "1 DAY")}" : "";
}

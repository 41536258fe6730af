using TenFour.Streaming;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Makes the random cases of a seed.</summary>
internal static class CaseGenerator
{
    public static DifferentialCase Next(int seed, int number)
    {
        var dice = new Dice(unchecked((seed * 1_000_003) + number));
        var (statement, relation, mode) = Shaped(dice);
        if (dice.Percent(12))
        {
            (statement, mode) = Mischief.Spoil(dice, statement, mode);
        }
        else if (statement is { GroupBy: not null, OrderBy: null } && number % 6 == 0)
        {
            statement = Wrapping.Wrap(new Dice(number), statement);
        }

        var records = new RecordGenerator(dice, odd: dice.Percent(50)).Lines(dice.Between(5, 50));
        var batches = dice.Pick(1, 2, 3, 4);
        var batchSize = Math.Max(1, (records.Count + batches - 1) / batches);
        statement = statement with { Limit = statement.Limit?.Replace(Statement.BatchSize, batchSize.ToString(), StringComparison.Ordinal) };
        return new DifferentialCase($"{seed}-{number}", statement, relation.Input, mode, records, batchSize);
    }

    private static (Statement Statement, Relation Relation, OutputMode Mode) Shaped(Dice dice)
    {
        var shape = dice.Below(20);
        var relation = new RelationGenerator(dice).Next(wantsEventTime: shape is >= 6 and < 15);
        var shapes = new ShapeGenerator(dice, relation);
        var (statement, mode) = shape switch
        {
            < 6 => shapes.Projection(),
            < 12 when relation.HasEventTime => shapes.Windowed(),
            < 14 when relation.HasEventTime => shapes.Session(),
            < 15 when relation.HasEventTime => shapes.Chained(),
            < 18 => shapes.Grouped(),
            18 => shapes.GroupingSets(),
            _ => shapes.Global(),
        };
        return (statement, relation, mode);
    }
}

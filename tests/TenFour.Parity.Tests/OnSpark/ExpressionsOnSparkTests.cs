using TenFour.Parity.Tests.Differential.Generation;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>
/// Expressions in the SQL text of our relations mean the same on a real cluster: those that are easily written wrong, and random ones over random
/// records. Many go into one query, since a query takes seconds there; where it differs, halves of it are asked again until the expression is found.
/// The full run asks other ones each time and prints their seed, with which TENFOUR_TEST_SEED asks them again.
/// </summary>
public sealed class ExpressionsOnSparkTests(ITestOutputHelper output)
{
    private const int PerQuery = 40;
    private const int Depth = 3;
    private const int SeedOfGate = 4;

    private static (int Random, int Failing) Extent => OnSparkExtent.IsFull ? (600, 40) : (30, 1);

    [Fact]
    public async Task Expressions_OddAndRandom_AreEqualOnBothEngines()
    {
        BothEngines.SkipWithoutServers();
        var seed = Seed();
        var dice = new Dice(seed);
        var records = new RecordGenerator(dice, odd: true).Lines(40);
        var generator = new ExpressionGenerator(dice, RecordColumns.All);
        string[] expressions = [.. OddExpressions.All, .. Enumerable.Range(0, Extent.Random).Select(_ => generator.Any(Depth))];

        var (running, failing) = await SplitAsync(expressions, records);
        output.WriteLine($"seed {seed}: {running.Count} expressions with values, {failing.Count} that fail here, of which {Math.Min(failing.Count, Extent.Failing)} are asked");
        await using var topic = await RecordTopic.CreateAsync(records);
        await using var engines = await BothEngines.OpenAsync(topic, batch: null, SqlParser.ParseSchema(RecordColumns.Ddl));
        var differences = new List<string>();
        foreach (var query in running.Chunk(PerQuery).Concat(failing.Take(Extent.Failing).Select(e => new[] { e })))
        {
            await FindAsync(engines, query, differences);
        }

        Assert.True(differences.Count == 0, $"seed {seed}: {differences.Count} differ\n{string.Join('\n', differences)}");
    }

    private static int Seed() => Environment.GetEnvironmentVariable("TENFOUR_TEST_SEED") is { } text ? int.Parse(text, null)
        : OnSparkExtent.IsFull ? Random.Shared.Next(1_000_000) : SeedOfGate;

    /// <summary>An expression that fails for one record would hide what the others give.</summary>
    private static async Task<(List<string> Running, List<string> Failing)> SplitAsync(IEnumerable<string> expressions, IReadOnlyList<string> records)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Of("calls.ndjson");
        await File.WriteAllTextAsync(file, string.Concat(records.Select(r => r + "\n")));
        var (running, failing) = (new List<string>(), new List<string>());
        foreach (var expression in expressions)
        {
            try
            {
                await new StatisticScenario(Sql([expression]), file, OutputMode.Append) { Schema = SqlParser.ParseSchema(RecordColumns.Ddl) }.RunAsync();
                running.Add(expression);
            }
            catch (StreamingException)
            {
                failing.Add(expression);
            }
        }

        return (running, failing);
    }

    private static async Task FindAsync(BothEngines engines, IReadOnlyList<string> expressions, List<string> differences)
    {
        var difference = await DifferenceAsync(engines, Sql(expressions));
        if (difference is null)
        {
            return;
        }

        if (expressions.Count == 1)
        {
            differences.Add($"{expressions[0]}: {difference}");
            return;
        }

        var half = expressions.Count / 2;
        await FindAsync(engines, [.. expressions.Take(half)], differences);
        await FindAsync(engines, [.. expressions.Skip(half)], differences);
    }

    private static async Task<string?> DifferenceAsync(BothEngines engines, string sql)
    {
        try
        {
            var result = await engines.CompareAsync(sql, OutputMode.Append, batch: null);
            return result.IsEqual ? null : OnSparkExtent.Text(result with { Rows = [.. result.Rows.Take(4)] });
        }
        catch (StatisticException refusal)
        {
            var result = await engines.CompareRefusalAsync(refusal, sql);
            return result.IsEqual ? null : result.Sentence;
        }
    }

    private static string Sql(IReadOnlyList<string> expressions) =>
        $"SELECT _offset AS record, {string.Join(", ", expressions.Select((e, i) => $"{e} AS c{i}"))} FROM calls";
}

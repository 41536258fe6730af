using TenFour.Parity.Tests.Differential.Generation;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>
/// Makes failing cases small: tries them without some of their parts, all in one start of Spark, and goes on with the smallest that still
/// differs in the same respect.
/// </summary>
internal sealed class CaseReducer(BothEngines engines)
{
    private const int Rounds = 5;

    public async Task<IReadOnlyList<Finding>> ReduceAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var smallest = findings.ToDictionary(f => f.Case.Name);
        var open = smallest.Keys.ToHashSet();
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var smaller = await engines.CompareAsync([.. open.SelectMany(name => Smaller(smallest[name].Case))], cancellationToken);
            open = [];
            foreach (var group in smaller.Where(f => Kind(f) == Kind(smallest[f.Case.Name])).GroupBy(f => f.Case.Name))
            {
                smallest[group.Key] = group.MinBy(Size)!;
                open.Add(group.Key);
            }
        }

        return [.. smallest.Values];
    }

    private static string Kind(Finding finding) => finding.Difference[..finding.Difference.IndexOf(':', StringComparison.Ordinal)];

    private static int Size(Finding finding) => finding.Case.Statement.ToString().Length + finding.Case.Records.Sum(r => r.Length + 1);

    private static IEnumerable<DifferentialCase> Smaller(DifferentialCase @case)
    {
        var statement = @case.Statement;
        for (var i = 0; statement.Items.Count > 1 && statement.OrderBy is null && i < statement.Items.Count; i++)
        {
            yield return @case with { Statement = statement with { Items = [statement.Items[i]] } };
            yield return @case with { Statement = statement with { Items = [.. statement.Items.Where((_, n) => n != i)] } };
        }

        if (statement.Where is not null)
        {
            yield return @case with { Statement = statement with { Where = null } };
        }

        foreach (var parts in (int[])[2, 4])
        {
            foreach (var records in Without(@case.Records, parts))
            {
                yield return @case with { Records = records };
            }
        }
    }

    /// <summary>The records without each of so many parts.</summary>
    private static IEnumerable<IReadOnlyList<string>> Without(IReadOnlyList<string> records, int parts)
    {
        var size = (records.Count + parts - 1) / parts;
        return Enumerable.Range(0, parts)
            .Select(p => (IReadOnlyList<string>)[.. records.Where((_, i) => i / size != p)])
            .Where(r => r.Count > 0 && r.Count < records.Count);
    }
}

using System.Globalization;
using TenFour.Cli.Shell;
using TenFour.Spark.Comparing;

namespace TenFour.Cli.Comparing;

/// <summary>Prints what came out of a comparison: a sentence, the differing rows side by side, both times.</summary>
internal static class ComparisonText
{
    private const int MostCharacters = 60;

    public static void Write(Output output, ComparisonResult result)
    {
        output.Results.WriteLine($"{(result.IsEqual ? "equal" : "different")}: {result.Sentence}");
        if (result.Rows.Count > 0)
        {
            Table(result).WriteTo(output);
            WriteRest(output, result);
        }

        foreach (var explanation in result.Explanations)
        {
            output.Results.WriteLine($"both may be right: {explanation}");
        }

        if (result is { TenFourTime: { } ours, SparkTime: { } theirs })
        {
            output.Results.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"TenFour {ours.TotalSeconds:0.00} s, Spark {theirs.TotalSeconds:0.00} s: {theirs / ours:0.0} times as long"));
        }
    }

    private static void WriteRest(Output output, ComparisonResult result)
    {
        if (result.DifferingRows > result.Rows.Count)
        {
            output.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.DifferingRows - result.Rows.Count:N0} more differing rows are not shown"));
        }
    }

    private static TextTable Table(ComparisonResult result)
    {
        var hasBatches = result.Rows.Any(r => r.BatchId is not null);
        var table = new TextTable([
            .. hasBatches ? [new TextTable.Column("batch", IsNumber: true)] : Array.Empty<TextTable.Column>(),
            new TextTable.Column("only in"),
            .. result.Schema.Fields.Select(f => new TextTable.Column(f.Name))]);
        foreach (var row in result.Rows)
        {
            table.Add([
                .. hasBatches ? [row.BatchId?.ToString(CultureInfo.InvariantCulture) ?? ""] : Array.Empty<string>(),
                row.IsSpark ? "Spark" : "TenFour",
                .. row.Cells.Select(Short)]);
        }

        return table;
    }

    private static string Short(string cell) => cell.Length > MostCharacters ? $"{cell[..(MostCharacters - 1)]}…" : cell;
}

using System.Text;

namespace TenFour.EndToEnd.Reports;

/// <summary>The report as Markdown, laid out so that it can also be read as it is.</summary>
public static class ResultTable
{
    private static readonly string[] Heads = ["row", "measure", "unit", "TenFour", "peer", "its figure", "judged", "floor", "goal", "reached"];

    public static string Write(BenchReport report)
    {
        var text = new StringBuilder();
        text.Append($"# Measured on {report.Started:yyyy-MM-dd}\n\n");
        text.Append($"- Machine: {report.Machine}\n");
        text.Append($"- Versions: {string.Join(", ", report.Versions)}; commit {report.Commit}\n");
        text.Append($"- Settings: {report.Settings}; took {report.Took:mm\\:ss}\n");
        text.Append("- Figures are medians, with the least and the most of all runs in brackets. Sides ran in turn, in processes of their own.\n\n");
        Append(text, [Heads, .. report.Rows.Select(Cells)]);
        AppendNotes(text, report);
        return text.ToString();
    }

    private static string[] Cells(RowResult row) =>
    [
        row.Row, row.Measure, row.Unit, Text(row.Ours), row.PeerName ?? "", Text(row.Peer),
        row.Value is { } value ? $"{Number(value)} {row.ValueUnit}" : "",
        row.Target is { } floor ? Limit(floor, floor.Floor, row) : "", row.Target is { } goal ? Limit(goal, goal.Goal, row) : "",
        row.Verdict,
    ];

    private static string Limit(Target target, double limit, RowResult row) => $"{(target.IsLowest ? ">=" : "<=")} {Number(limit)} {row.ValueUnit}";

    private static string Text(Measurement? figure) => figure is null ? ""
        : figure.Runs.Count == 1 ? Number(figure.Median)
        : $"{Number(figure.Median)} ({Number(figure.Min)} to {Number(figure.Max)})";

    /// <summary>Three digits that count.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.01 => value.ToString("0.0000"),
        < 1 => value.ToString("0.000"),
        < 10 => value.ToString("0.00"),
        < 100 => value.ToString("0.0"),
        _ => value.ToString("#,0"),
    };

    private static void Append(StringBuilder text, string[][] rows)
    {
        var widths = Enumerable.Range(0, Heads.Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, i) => cell.PadRight(widths[i]))).Append(" |\n");
            if (number == 0)
            {
                text.Append('|').AppendJoin('|', widths.Select(width => new string('-', width + 2))).Append("|\n");
            }
        }
    }

    private static void AppendNotes(StringBuilder text, BenchReport report)
    {
        var notes = report.Rows
            .SelectMany(row => new[] { row.Note, row.Skipped, row.Failed, row.SameAnswer == true ? "all sides gave the same answer" : null,
                row.SameAnswer == false ? "the answers differ" : null }.OfType<string>().Select(note => $"- {row.Row}: {note}\n"))
            .ToArray();
        if (notes.Length > 0)
        {
            text.Append('\n').AppendJoin("", notes);
        }
    }
}

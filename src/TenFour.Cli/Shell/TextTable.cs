using Spectre.Console;

namespace TenFour.Cli.Shell;

/// <summary>A table of short texts: with lines on a terminal, in columns of spaces elsewhere, so that other programs can read it.</summary>
internal sealed class TextTable(params TextTable.Column[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>A column.</summary>
    /// <param name="Title">Its name.</param>
    /// <param name="IsNumber">Numbers stand at the right.</param>
    internal sealed record Column(string Title, bool IsNumber = false);

    public void Add(params string[] cells) => rows.Add(cells);

    public void WriteTo(Output output)
    {
        if (output.ResultTraits.IsTerminal)
        {
            output.Screen.Write(Draw());
            return;
        }

        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Title.Length).Max()).ToArray();
        WriteLine(output.Results, [.. columns.Select(column => column.Title)], widths);
        rows.ForEach(row => WriteLine(output.Results, row, widths));
    }

    private Table Draw()
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Title)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left });
        }

        rows.ForEach(row => table.AddRow(row.Select(cell => new Text(cell))));
        return table;
    }

    private void WriteLine(TextWriter writer, string[] cells, int[] widths)
    {
        var padded = cells.Select((cell, i) => columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        writer.WriteLine(string.Join("  ", padded).TrimEnd());
    }
}

using Spectre.Console;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Running;

/// <summary>A table on a terminal that each drawing replaces.</summary>
internal sealed class RedrawnTable(Output output)
{
    private int _lines;

    public void Draw(ShownBatch batch, string line)
    {
        using var text = new StringWriter();
        var console = ScreenOutput.CreateConsole(text, output.ResultTraits);
        console.Write(Table(batch, line));
        var drawing = text.ToString().TrimEnd('\n', '\r');
        var back = _lines > 0 ? $"\u001b[{_lines}F\u001b[0J" : "";
        output.Results.Write(back + drawing + "\n");
        output.Flush();
        _lines = drawing.Count(c => c == '\n') + 1;
    }

    private static Table Table(ShownBatch batch, string line)
    {
        var table = new Table
        {
            Title = new TableTitle(Markup.Escape($"{batch.Title}: {batch.CountText}")),
            Caption = new TableTitle(Markup.Escape(line)),
            Border = TableBorder.Rounded,
        };
        foreach (var field in batch.Query.Schema.Fields)
        {
            table.AddColumn(new TableColumn(Markup.Escape(field.Name)) { NoWrap = true, Alignment = field.Type.IsNumeric ? Justify.Right : Justify.Left });
        }

        foreach (var row in batch.Rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }
}

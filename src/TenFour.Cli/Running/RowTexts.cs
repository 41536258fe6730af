using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types.Text;

namespace TenFour.Cli.Running;

/// <summary>Takes the first rows of a batch as text, each value as CAST to STRING writes it; nulls as NULL.</summary>
internal sealed class RowTexts(TimeZoneInfo timeZone, int most)
{
    private readonly ValueText _text = new(ZoneRules.For(timeZone));
    private readonly List<string[]> _rows = [];

    public IReadOnlyList<string[]> Rows => _rows;

    public bool IsFull => _rows.Count == most;

    public void Add(ColumnBatch batch)
    {
        for (var i = 0; i < batch.Rows.Count && !IsFull; i++)
        {
            var row = batch.Rows[i];
            _rows.Add(Array.ConvertAll(batch.Columns, c => Text(c, row)));
        }
    }

    private string Text(Column column, int row)
    {
        if (column.IsNull(row))
        {
            return "NULL";
        }

        var text = new TextBuffer();
        _text.Append(column, row, text);
        return Printable(text.ToString());
    }

    /// <summary>Control characters in the data must not reach the terminal.</summary>
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}

using System.Globalization;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>Shows rows as text, for comparing.</summary>
internal static class RowText
{
    public static IEnumerable<string> Of(ColumnBatch batch)
    {
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            yield return string.Join("|", batch.Columns.Select(c => Cell(c, batch.Rows[i])));
        }
    }

    public static string Cell(Column column, int row) => column.IsNull(row)
        ? "null"
        : column switch
        {
            FixedColumn<bool> c => c.Values[row] ? "true" : "false",
            FixedColumn<sbyte> c => $"{c.Values[row]}",
            FixedColumn<short> c => $"{c.Values[row]}",
            FixedColumn<int> c => $"{c.Values[row]}",
            FixedColumn<long> c => $"{c.Values[row]}",
            FixedColumn<float> c => c.Values[row].ToString("R", CultureInfo.InvariantCulture),
            FixedColumn<double> c => c.Values[row].ToString("G12", CultureInfo.InvariantCulture),
            FixedColumn<Int128> c => $"{c.Values[row]}",
            FixedColumn<CalendarIntervalValue> c => $"{c.Values[row]}",
            StringColumn c => $"'{c.GetString(row)}'",
            StructColumn c => $"({string.Join(",", c.Fields.Select(f => Cell(f, row)))})",
            ArrayColumn c => $"[{string.Join(",", Enumerable.Range(c.Starts[row], c.Lengths[row]).Select(e => Cell(c.Elements, e)))}]",
            _ => throw new InvalidOperationException(column.GetType().Name),
        };
}

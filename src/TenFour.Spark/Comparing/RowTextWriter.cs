using System.Globalization;
using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;
using Column = TenFour.Streaming.Columns.Column;

namespace TenFour.Spark.Comparing;

/// <summary>Writes rows so that different rows have different texts: as CAST to STRING does, where that loses nothing.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class RowTextWriter(TimeZoneInfo timeZone)
{
    private readonly ZoneRules _zone = ZoneRules.For(timeZone);
    private readonly ValueText _values = new(ZoneRules.For(timeZone));
    private readonly StringBuilder _text = new();
    private readonly List<double> _numbers = [];

    /// <summary>All rows of batches, in order.</summary>
    public static List<ComparedRow> Write(IEnumerable<ColumnBatch> batches, TimeZoneInfo timeZone)
    {
        var writer = new RowTextWriter(timeZone);
        var rows = new List<ComparedRow>();
        foreach (var batch in batches)
        {
            foreach (var row in batch.Rows)
            {
                rows.Add(writer.Write(batch, row));
            }
        }

        return rows;
    }

    private ComparedRow Write(ColumnBatch batch, int row)
    {
        _text.Clear();
        _numbers.Clear();
        foreach (var (i, column) in batch.Columns.Index())
        {
            if (i > 0)
            {
                _text.Append(ComparedRow.Separator);
            }

            Append(column, row, isInside: false);
        }

        return new ComparedRow(_text.ToString(), [.. _numbers]);
    }

    private void Append(Column column, int row, bool isInside)
    {
        if (column.IsNull(row))
        {
            _text.Append(ComparedRow.NullMark);
            return;
        }

        switch (column)
        {
            case FixedColumn<double> c:
                Append(c.Values[row]);
                break;
            case FixedColumn<float> c:
                Append(c.Values[row]);
                break;
            case FixedColumn<long> { Type: TimestampType } c:
                AppendInstant(c, row);
                break;
            case StringColumn { Type: BinaryType } c:
                _text.Append("X'").Append(Convert.ToHexString(c[row])).Append('\'');
                break;
            case StringColumn c:
                AppendString(c.GetString(row), isInside);
                break;
            case StructColumn c:
                AppendAll('{', c.Fields.Select(f => (f, row)), '}');
                break;
            case ArrayColumn c:
                AppendAll('[', Places(c.Starts[row], c.Lengths[row]).Select(p => (c.Elements, p)), ']');
                break;
            case MapColumn c:
                AppendAll('{', Places(c.Starts[row], c.Lengths[row]).SelectMany(p => new[] { (c.Keys, p), (c.Values, p) }), '}');
                break;
            default:
                AppendPlain(column, row);
                break;
        }
    }

    private void Append(double number)
    {
        _text.Append(ComparedRow.NumberMark);
        _numbers.Add(number);
    }

    /// <summary>The wall clock; the second of two equal hours, when the clocks go back, with its offset.</summary>
    private void AppendInstant(FixedColumn<long> column, int row)
    {
        AppendPlain(column, row);
        var micros = column.Values[row];
        if (_zone.ToUtc(_zone.ToWall(micros)) != micros)
        {
            _text.Append(CultureInfo.InvariantCulture, $" ({TimeSpan.FromMicroseconds(_zone.ToWall(micros) - micros):c})");
        }
    }

    /// <summary>Quoted where other values surround it; control characters as their numbers, so that none is taken for a mark.</summary>
    private void AppendString(string value, bool isQuoted)
    {
        _text.Append(isQuoted ? "'" : "");
        foreach (var c in value)
        {
            _ = char.IsControl(c) || c == '\\' || (isQuoted && c == '\'')
                ? _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : _text.Append(c);
        }

        _text.Append(isQuoted ? "'" : "");
    }

    private void AppendAll(char open, IEnumerable<(Column Column, int Row)> values, char close)
    {
        _text.Append(open);
        foreach (var (i, value) in values.Index())
        {
            _text.Append(i > 0 ? ", " : "");
            Append(value.Column, value.Row, isInside: true);
        }

        _text.Append(close);
    }

    private void AppendPlain(Column column, int row)
    {
        var text = new TextBuffer();
        _values.Append(column, row, text);
        _text.Append(text.ToString());
    }

    private static IEnumerable<int> Places(int start, int length) => Enumerable.Range(start, length);
}

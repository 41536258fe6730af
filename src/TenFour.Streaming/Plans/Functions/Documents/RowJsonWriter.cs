using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>
/// Writes rows as Spark's <c>to_json</c> does: nulls left out, timestamps as <c>2018-12-31T23:57:00.000-08:00</c> in the session time zone,
/// dates as <c>2018-12-31</c>, structs and maps as objects, binary as base64.
/// </summary>
public sealed class RowJsonWriter(Schema schema, TimeZoneInfo timeZone)
{
    private readonly ZoneRules _zone = ZoneRules.For(timeZone);
    private readonly ValueText _text = new(ZoneRules.For(timeZone));
    private readonly byte[][] _names = [.. schema.Fields.Select(f => NameOf(f.Name))];

    /// <summary>Appends one row, without a newline.</summary>
    public void Append(ColumnBatch batch, int row, TextBuffer output) => AppendFields(_names, batch.Columns, row, output);

    private void AppendFields(byte[][] names, Column[] columns, int row, TextBuffer output)
    {
        output.Append((byte)'{');
        var first = true;
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].IsNull(row))
            {
                continue;
            }

            if (!first)
            {
                output.Append((byte)',');
            }

            first = false;
            output.Append(names[i]);
            AppendValue(columns[i], row, output);
        }

        output.Append((byte)'}');
    }

    private void AppendValue(Column column, int row, TextBuffer output)
    {
        switch (column)
        {
            case StringColumn { Type: StringType } c:
                JsonText.AppendQuoted(c[row], output);
                break;
            case StringColumn c:
                Quote(output);
                output.Append(Convert.ToBase64String(c[row]));
                Quote(output);
                break;
            case FixedColumn<long> { Type: TimestampType } c:
                Quote(output);
                output.Advance(TimestampText.FormatJson(c.Values[row], _zone, output.Reserve(TimestampText.MaxLength)));
                Quote(output);
                break;
            case FixedColumn<long> { Type: TimestampNtzType } c:
                Quote(output);
                output.Advance(TimestampText.FormatJsonWall(c.Values[row], output.Reserve(TimestampText.MaxLength)));
                Quote(output);
                break;
            case FixedColumn<Int128> { Type: DecimalType d } c:
                output.Advance(DecimalText.FormatJson(c.Values[row], d.Scale, output.Reserve(DecimalText.MaxLength)));
                break;
            case StructColumn c:
                AppendFields([.. ((StructType)c.Type).Fields.Select(f => NameOf(f.Name))], c.Fields, row, output);
                break;
            case ArrayColumn c:
                AppendArray(c, row, output);
                break;
            case MapColumn c:
                AppendMap(c, row, output);
                break;
            default:
                AppendSimple(column, row, output);
                break;
        }
    }

    /// <summary>Numbers and truth values as they are; dates, intervals and numbers that JSON lacks in quotes.</summary>
    private void AppendSimple(Column column, int row, TextBuffer output)
    {
        var isBare = column.Type is BooleanType || column.Type.IsIntegral || IsFinite(column, row);
        if (!isBare)
        {
            Quote(output);
        }

        _text.Append(column, row, output);
        if (!isBare)
        {
            Quote(output);
        }
    }

    private static bool IsFinite(Column column, int row) => column switch
    {
        FixedColumn<double> c => double.IsFinite(c.Values[row]),
        FixedColumn<float> c => float.IsFinite(c.Values[row]),
        _ => false,
    };

    private void AppendArray(ArrayColumn column, int row, TextBuffer output)
    {
        output.Append((byte)'[');
        for (var i = 0; i < column.Lengths[row]; i++)
        {
            if (i > 0)
            {
                output.Append((byte)',');
            }

            AppendElement(column.Elements, column.Starts[row] + i, output);
        }

        output.Append((byte)']');
    }

    /// <summary>Of a map nothing is left out, so that each key is seen.</summary>
    private void AppendMap(MapColumn column, int row, TextBuffer output)
    {
        output.Append((byte)'{');
        for (var i = column.Starts[row]; i < column.Starts[row] + column.Lengths[row]; i++)
        {
            if (i > column.Starts[row])
            {
                output.Append((byte)',');
            }

            var key = new TextBuffer();
            _text.Append(column.Keys, i, key);
            JsonText.AppendQuoted(key.Written, output);
            output.Append((byte)':');
            AppendElement(column.Values, i, output);
        }

        output.Append((byte)'}');
    }

    private void AppendElement(Column elements, int element, TextBuffer output)
    {
        if (elements.IsNull(element))
        {
            output.Append("null"u8);
        }
        else
        {
            AppendValue(elements, element, output);
        }
    }

    private static void Quote(TextBuffer output) => output.Append((byte)'"');

    private static byte[] NameOf(string name)
    {
        var text = new TextBuffer();
        JsonText.AppendQuoted(System.Text.Encoding.UTF8.GetBytes(name), text);
        text.Append((byte)':');
        return text.Written.ToArray();
    }
}

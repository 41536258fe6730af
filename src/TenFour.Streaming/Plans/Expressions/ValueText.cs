using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>Writes values as CAST to STRING does.</summary>
/// <param name="zone">The session time zone.</param>
/// <remarks>For one thread.</remarks>
public sealed class ValueText(ZoneRules zone)
{
    private readonly ZoneCursor cursor = new(zone);

    /// <summary>Appends the value of a row that is not null.</summary>
    public void Append(Column column, int row, TextBuffer text)
    {
        switch (column)
        {
            case StringColumn c:
                text.Append(c[row]);
                break;
            case FixedColumn<bool> c:
                text.Append(c.Values[row] ? "true"u8 : "false"u8);
                break;
            case FixedColumn<double> c:
                text.Advance(FloatingText.Format(c.Values[row], text.Reserve(FloatingText.MaxLength)));
                break;
            case FixedColumn<float> c:
                text.Advance(FloatingText.Format(c.Values[row], text.Reserve(FloatingText.MaxLength)));
                break;
            case FixedColumn<Int128> c:
                var scale = ((DecimalType)c.Type).Scale;
                text.Advance(DecimalText.Format(c.Values[row], scale, text.Reserve(DecimalText.MaxLength)));
                break;
            case FixedColumn<int> c:
                Append(c, row, text);
                break;
            case FixedColumn<long> c:
                Append(c, row, text);
                break;
            case FixedColumn<sbyte> c:
                text.Append(c.Values[row]);
                break;
            case FixedColumn<short> c:
                text.Append(c.Values[row]);
                break;
            case FixedColumn<CalendarIntervalValue> c:
                var (months, days, microseconds) = c.Values[row];
                text.Append(IntervalText.Calendar(months, days, microseconds));
                break;
            default:
                AppendNested(column, row, text);
                break;
        }
    }

    private static void Append(FixedColumn<int> column, int row, TextBuffer text)
    {
        switch (column.Type)
        {
            case DateType:
                text.Advance(DateText.Format(column.Values[row], text.Reserve(DateText.MaxLength)));
                break;
            case YearMonthIntervalType type:
                text.Append(IntervalText.YearMonth(column.Values[row], type));
                break;
            default:
                text.Append(column.Values[row]);
                break;
        }
    }

    private void Append(FixedColumn<long> column, int row, TextBuffer text)
    {
        switch (column.Type)
        {
            case TimestampType:
                text.Advance(TimestampText.Format(cursor.ToWall(column.Values[row]), text.Reserve(TimestampText.MaxLength)));
                break;
            case TimestampNtzType:
                text.Advance(TimestampText.Format(column.Values[row], text.Reserve(TimestampText.MaxLength)));
                break;
            case DayTimeIntervalType type:
                text.Append(IntervalText.DayTime(column.Values[row], type));
                break;
            default:
                text.Append(column.Values[row]);
                break;
        }
    }

    private void AppendNested(Column column, int row, TextBuffer text)
    {
        switch (column)
        {
            case StructColumn c:
                text.Append((byte)'{');
                for (var i = 0; i < c.Fields.Length; i++)
                {
                    AppendItem(c.Fields[i], row, text, isFirst: i == 0);
                }

                text.Append((byte)'}');
                break;
            case ArrayColumn c:
                text.Append((byte)'[');
                for (var i = 0; i < c.Lengths[row]; i++)
                {
                    AppendItem(c.Elements, c.Starts[row] + i, text, isFirst: i == 0);
                }

                text.Append((byte)']');
                break;
            case MapColumn c:
                text.Append((byte)'{');
                for (var i = c.Starts[row]; i < c.Starts[row] + c.Lengths[row]; i++)
                {
                    AppendItem(c.Keys, i, text, isFirst: i == c.Starts[row]);
                    text.Append(" -> "u8);
                    AppendItem(c.Values, i, text, isFirst: true);
                }

                text.Append((byte)'}');
                break;
            default:
                throw new InvalidOperationException($"no text of {column.GetType().Name}");
        }
    }

    private void AppendItem(Column column, int row, TextBuffer text, bool isFirst)
    {
        text.Append(isFirst ? ""u8 : ", "u8);
        if (column.IsNull(row))
        {
            text.Append("null"u8);
        }
        else
        {
            Append(column, row, text);
        }
    }
}

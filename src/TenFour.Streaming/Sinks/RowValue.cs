using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Sinks;

/// <summary>Turns a value of a column into one of .NET.</summary>
internal static class RowValue
{
    public static object? Of(Column column, int row, TimeZoneInfo timeZone) => column.IsNull(row) ? null : column switch
    {
        FixedColumn<bool> c => c.Values[row],
        FixedColumn<sbyte> c => (long)c.Values[row],
        FixedColumn<short> c => (long)c.Values[row],
        FixedColumn<int> { Type: DateType } c => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(c.Values[row]),
        FixedColumn<int> c => (long)c.Values[row],
        FixedColumn<long> { Type: TimestampType } c => Instant(c.Values[row], timeZone),
        FixedColumn<long> { Type: TimestampNtzType } c => DateTime.SpecifyKind(
            DateTime.UnixEpoch.AddTicks(c.Values[row] * TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified),
        FixedColumn<long> { Type: DayTimeIntervalType } c => new TimeSpan(checked(c.Values[row] * TimeSpan.TicksPerMicrosecond)),
        FixedColumn<long> c => c.Values[row],
        FixedColumn<float> c => (double)c.Values[row],
        FixedColumn<double> c => c.Values[row],
        FixedColumn<Int128> c => Scaled(c.Values[row], ((DecimalType)c.Type).Scale),
        StringColumn { Type: StringType } c => c.GetString(row),
        StringColumn c => c[row].ToArray(),
        StructColumn c => Fields(c, row, timeZone),
        ArrayColumn c => Elements(c, row, timeZone),
        MapColumn c => Pairs(c, row, timeZone),
        FixedColumn<CalendarIntervalValue> c => TextOf(c, row, timeZone),
        _ => throw new NotSupportedException($"A value of the type {column.Type} has no .NET form here."),
    };

    private static DateTimeOffset Instant(long micros, TimeZoneInfo timeZone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), timeZone);

    private static decimal Scaled(Int128 unscaled, int scale)
    {
        var value = (decimal)Int128.Abs(unscaled);
        var bits = decimal.GetBits(value);
        return scale <= 28
            ? new decimal(bits[0], bits[1], bits[2], Int128.IsNegative(unscaled), (byte)scale)
            : throw new OverflowException($"A .NET decimal has 28 digits behind the point, and the value {scale}.");
    }

    private static Dictionary<string, object?> Fields(StructColumn column, int row, TimeZoneInfo timeZone)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var fields = ((StructType)column.Type).Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            values[fields[i].Name] = Of(column.Fields[i], row, timeZone);
        }

        return values;
    }

    /// <summary>By the texts of the keys; of two with one text, as a record may have them, the later counts.</summary>
    private static Dictionary<string, object?> Pairs(MapColumn column, int row, TimeZoneInfo timeZone)
    {
        var values = new Dictionary<string, object?>(column.Lengths[row], StringComparer.Ordinal);
        for (var i = column.Starts[row]; i < column.Starts[row] + column.Lengths[row]; i++)
        {
            WorkBudget.Check();
            values[TextOf(column.Keys, i, timeZone)] = Of(column.Values, i, timeZone);
        }

        return values;
    }

    private static string TextOf(Column column, int row, TimeZoneInfo timeZone)
    {
        var text = new TextBuffer();
        new ValueText(ZoneRules.For(timeZone)).Append(column, row, text);
        return text.ToString();
    }

    private static object?[] Elements(ArrayColumn column, int row, TimeZoneInfo timeZone)
    {
        var values = new object?[column.Lengths[row]];
        for (var i = 0; i < values.Length; i++)
        {
            // Each is an object here: texts that an array names again and again are copied each time.
            WorkBudget.Check();
            values[i] = Of(column.Elements, column.Starts[row] + i, timeZone);
        }

        return values;
    }
}

using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>Constants as Spark writes them, in names and as SQL.</summary>
public static class LiteralText
{
    /// <summary>In names: numbers and strings bare, the rest as SQL.</summary>
    public static string Name(Column column, int row, ZoneRules zone) => column.Type switch
    {
        _ when column.IsNull(row) => "NULL",
        StringType => ((StringColumn)column).GetString(row),
        DecimalType d => JavaDecimal(((FixedColumn<Int128>)column).Values[row], d.Scale),
        { IsNumeric: true } => Plain(column, row, zone),
        _ => Sql(column, row, zone),
    };

    /// <summary>As a literal of its type.</summary>
    public static string Sql(Column column, int row, ZoneRules zone) => column.Type switch
    {
        NullType => "NULL",
        _ when column.IsNull(row) => $"CAST(NULL AS {column.Type})",
        StringType => SqlText.Quote(((StringColumn)column).GetString(row)),
        BinaryType => $"X'{Convert.ToHexString(((StringColumn)column)[row])}'",
        ByteType => $"{Plain(column, row, zone)}Y",
        ShortType => $"{Plain(column, row, zone)}S",
        LongType => $"{Plain(column, row, zone)}L",
        DecimalType => $"{Plain(column, row, zone)}BD",
        DoubleType when double.IsFinite(((FixedColumn<double>)column).Values[row]) => $"{Plain(column, row, zone)}D",
        FloatType or DoubleType => $"CAST('{Plain(column, row, zone)}' AS {column.Type})",
        DateType => $"DATE '{Plain(column, row, zone)}'",
        TimestampType => $"TIMESTAMP '{Plain(column, row, zone)}'",
        TimestampNtzType => $"TIMESTAMP_NTZ '{Plain(column, row, zone)}'",
        CalendarIntervalType => CalendarSql(((FixedColumn<CalendarIntervalValue>)column).Values[row]),
        ArrayType => ArraySql((ArrayColumn)column, row, zone),
        MapType => MapSql((MapColumn)column, row, zone),
        StructType s => StructSql((StructColumn)column, s, row, zone),
        _ => Plain(column, row, zone),
    };

    /// <summary>A value as Spark shows it in the messages of its errors: as SQL, but for odd numbers.</summary>
    public static string InMessage(Column column, int row, ZoneRules zone) => column switch
    {
        FixedColumn<float> => Plain(column, row, zone),
        FixedColumn<double> c when !double.IsFinite(c.Values[row]) => Plain(column, row, zone),
        _ => Sql(column, row, zone),
    };

    private static string Plain(Column column, int row, ZoneRules zone)
    {
        var text = new TextBuffer();
        new ValueText(zone).Append(column, row, text);
        return text.ToString();
    }

    /// <summary>What Java's BigDecimal prints: an exponent where there would be more than five zeros behind the point.</summary>
    private static string JavaDecimal(Int128 unscaled, int scale)
    {
        var digits = ((UInt128)Int128.Abs(unscaled)).ToString();
        var exponent = digits.Length - 1 - scale;
        if (scale == 0 || exponent >= -6)
        {
            return DecimalText.ToString(unscaled, scale);
        }

        var text = new StringBuilder(Int128.IsNegative(unscaled) ? "-" : "").Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1);
        }

        return text.Append('E').Append(exponent).ToString();
    }

    private static string CalendarSql(CalendarIntervalValue value) =>
        $"make_interval(0, {value.Months}, 0, {value.Days}, 0, 0, {DecimalText.ToString(value.Microseconds, 6)})";

    private static string ArraySql(ArrayColumn column, int row, ZoneRules zone) =>
        $"array({string.Join(", ", Enumerable.Range(column.Starts[row], column.Lengths[row]).Select(i => Sql(column.Elements, i, zone)))})";

    private static string MapSql(MapColumn column, int row, ZoneRules zone)
    {
        var pairs = Enumerable.Range(column.Starts[row], column.Lengths[row]).Select(i => $"{Sql(column.Keys, i, zone)}, {Sql(column.Values, i, zone)}");
        return $"map({string.Join(", ", pairs)})";
    }

    private static string StructSql(StructColumn column, StructType type, int row, ZoneRules zone)
    {
        var fields = type.Fields.Select((f, i) => $"{SqlText.Quote(f.Name)}, {Sql(column.Fields[i], row, zone)}");
        return $"named_struct({string.Join(", ", fields)})";
    }
}

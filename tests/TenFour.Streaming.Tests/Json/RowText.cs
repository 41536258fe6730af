using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Json;

/// <summary>Rows as Spark shows them: plain columns by CAST to STRING, nested ones by <c>to_json</c>, nulls left out.</summary>
internal static class RowText
{
    private static readonly ZoneRules Zone = ZoneRules.For(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A column that held invalid UTF-8 would look right otherwise.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonObject Of(Schema schema, Column[] columns, int row)
    {
        var result = new JsonObject();
        for (var i = 0; i < columns.Length; i++)
        {
            if (!columns[i].IsNull(row))
            {
                result[schema[i].Name] = columns[i] switch
                {
                    StringColumn { Type: BinaryType } c => Convert.ToHexString(c[row]),
                    StructColumn or ArrayColumn or MapColumn => Nested(columns[i], row),
                    _ => Scalar(columns[i], row),
                };
            }
        }

        return result;
    }

    public static string Compact(JsonNode? node) => node is null ? "null" : node.ToJsonString(Relaxed);

    private static string Scalar(Column column, int row) => column switch
    {
        StringColumn c => Strict.GetString(c[row]),
        FixedColumn<bool> c => c.Values[row] ? "true" : "false",
        FixedColumn<sbyte> c => c.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedColumn<short> c => c.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedColumn<int> { Type: DateType } c => DateText.Format(c.Values[row]),
        FixedColumn<int> c => c.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedColumn<long> { Type: TimestampType } c => TimestampText.Format(Zone.ToWall(c.Values[row])),
        FixedColumn<long> { Type: TimestampNtzType } c => TimestampText.Format(c.Values[row]),
        FixedColumn<long> c => c.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedColumn<float> c => c.Values[row].ToString("R", CultureInfo.InvariantCulture),
        FixedColumn<double> c => c.Values[row].ToString("R", CultureInfo.InvariantCulture),
        FixedColumn<Int128> c => Decimal(c.Values[row], ((DecimalType)c.Type).Scale),
        _ => throw new InvalidOperationException(column.GetType().Name),
    };

    private static JsonNode? Nested(Column column, int row)
    {
        if (column.IsNull(row))
        {
            return null;
        }

        return column switch
        {
            StructColumn c => new JsonObject(((StructType)c.Type).Fields.Select((f, i) => KeyValuePair.Create(f.Name, Nested(c.Fields[i], row)))),
            MapColumn c => Map(c, row),
            ArrayColumn c => new JsonArray([.. Enumerable.Range(c.Starts[row], c.Lengths[row]).Select(i => Nested(c.Elements, i))]),
            FixedColumn<int> { Type: IntType } c => JsonValue.Create(c.Values[row]),
            _ => JsonValue.Create(Scalar(column, row)),
        };
    }

    // An object of JsonNode cannot have a key twice; a number after the key keeps them apart, in fixtures as well.
    private static JsonObject Map(MapColumn column, int row)
    {
        var result = new JsonObject();
        for (var i = column.Starts[row]; i < column.Starts[row] + column.Lengths[row]; i++)
        {
            var key = Scalar(column.Keys, i);
            while (result.ContainsKey(key))
            {
                key += "'";
            }

            result[key] = Nested(column.Values, i);
        }

        return result;
    }

    private static string Decimal(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = new StringBuilder(unscaled < 0 ? "-" : "").Append(digits);
        return scale == 0 ? text.ToString() : text.Insert(text.Length - scale, '.').ToString();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Plans.Functions;

/// <summary>Values as <c>to_json</c> writes them, nulls included.</summary>
internal static class CaseJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Column column, int row, ZoneRules zone) => Node(column, row, zone)?.ToJsonString(Relaxed) ?? "null";

    /// <summary>The same text for the same value: escapes written one way.</summary>
    public static string Normalize(string json) => JsonNode.Parse(json)?.ToJsonString(Relaxed) ?? "null";

    private static JsonNode? Node(Column column, int row, ZoneRules zone)
    {
        if (column.IsNull(row))
        {
            return null;
        }

        switch (column)
        {
            case StringColumn { Type: BinaryType } c:
                return JsonValue.Create(Convert.ToBase64String(c[row]));
            case StringColumn c:
                return JsonValue.Create(c.GetString(row));
            case StructColumn c:
                var fields = ((StructType)c.Type).Fields.Zip(c.Fields, (f, values) => KeyValuePair.Create(f.Name, Node(values, row, zone)));
                return new JsonObject(fields);
            case ArrayColumn c:
                return new JsonArray([.. Enumerable.Range(c.Starts[row], c.Lengths[row]).Select(i => Node(c.Elements, i, zone))]);
            case FixedColumn<long> { Type: TimestampType } c:
                return Text(utf8 => TimestampText.FormatJson(c.Values[row], zone, utf8));
            case FixedColumn<long> { Type: TimestampNtzType } c:
                return Text(utf8 => TimestampText.FormatJsonWall(c.Values[row], utf8));
        }

        var text = new TextBuffer();
        new ValueText(zone).Append(column, row, text);
        var isBare = column.Type is BooleanType or DecimalType || column.Type.IsIntegral
            || (column.Type is DoubleType or FloatType && text.Written[^1] is >= (byte)'0' and <= (byte)'9');
        return isBare ? JsonNode.Parse(text.Written) : JsonValue.Create(text.ToString());
    }

    private static JsonValue Text(Func<byte[], int> format)
    {
        var utf8 = new byte[64];
        return JsonValue.Create(System.Text.Encoding.UTF8.GetString(utf8, 0, format(utf8)));
    }
}

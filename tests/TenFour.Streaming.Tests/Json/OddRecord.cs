using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TenFour.Streaming.Tests.Json;

/// <summary>A record and the row that Spark 4.2 made of it.</summary>
internal sealed record OddRecord(int SchemaIndex, byte[] Bytes, JsonObject Row)
{
    /// <summary>A line of a fixture: <c>schema</c>, <c>record</c> (text) or <c>hex</c>, and <c>row</c>.</summary>
    public static OddRecord Parse(string line)
    {
        var node = JsonNode.Parse(line)!;
        var bytes = node["hex"] is { } hex ? Convert.FromHexString((string)hex!) : Encoding.UTF8.GetBytes((string)node["record"]!);
        var row = node["row"]!.AsObject();
        Normalize(row, "d", text => double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
        Normalize(row, "f", text => float.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
        return new OddRecord((int)node["schema"]!, bytes, row);
    }

    // Java and .NET write the same number in different forms.
    private static void Normalize(JsonObject row, string name, Func<string, string> rewrite)
    {
        if (row[name] is { } value)
        {
            row[name] = rewrite((string)value!);
        }
    }
}

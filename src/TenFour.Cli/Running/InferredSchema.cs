using System.Text.Json;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Cli.Running;

/// <summary>The schema that the records of a static table have: fields in order of first appearance, the widest type of their values.</summary>
internal static class InferredSchema
{
    /// <exception cref="StreamingException">A record is no JSON object.</exception>
    public static Schema Of(IEnumerable<byte[]> records, string path)
    {
        var types = new Dictionary<string, SqlType>();
        foreach (var (record, number) in records.Select((r, i) => (r, i)))
        {
            foreach (var (name, type) in Fields(record, number, path))
            {
                types[name] = types.TryGetValue(name, out var known) ? Wider(known, type) : type;
            }
        }

        return new Schema([.. types.Select(t => new StructField(t.Key, t.Value is NullType ? SqlType.String : t.Value))]);
    }

    private static List<(string Name, SqlType Type)> Fields(byte[] record, int number, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            return [.. document.RootElement.EnumerateObject().Select(p => (p.Name, TypeOf(p.Value)))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw StreamingException.ForUser($"{path}: record {number} is no JSON object.", advice: "A table is a list of objects, or CSV with a header line.");
        }
    }

    private static SqlType TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => SqlType.Null,
        JsonValueKind.True or JsonValueKind.False => SqlType.Boolean,
        JsonValueKind.Number => value.TryGetInt64(out _) ? SqlType.Long : SqlType.Double,
        _ => SqlType.String,
    };

    private static SqlType Wider(SqlType a, SqlType b) => (a, b) switch
    {
        _ when a == b || b is NullType => a,
        (NullType, _) => b,
        (LongType or DoubleType, LongType or DoubleType) => SqlType.Double,
        _ => SqlType.String,
    };
}

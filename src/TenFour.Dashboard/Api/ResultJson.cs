using System.Text.Json;
using TenFour.Dashboard.Results;
using TenFour.Sinks.Flat;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Api;

/// <summary>Writes rows as JSON objects: instants in ISO form with their offset, structs as objects.</summary>
internal static class ResultJson
{
    public static void Write(Utf8JsonWriter writer, Schema schema, IEnumerable<object?[]> rows)
    {
        var names = NamesOf(schema);
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                writer.WritePropertyName(names[i]);
                Write(writer, row[i]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The names of the columns in each row's object, where a name can stand once.</summary>
    public static IReadOnlyList<string> NamesOf(Schema schema) => ColumnNames.Distinct(schema.Fields.Select(f => f.Name));

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case DateTimeOffset time: writer.WriteStringValue(time); break;
            case IReadOnlyDictionary<string, object?> fields: WriteFields(writer, fields); break;
            case object?[] elements: WriteElements(writer, elements); break;
            default: writer.WriteStringValue(CellText.Of(value)); break;
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> fields)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteElements(Utf8JsonWriter writer, object?[] elements)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }
}

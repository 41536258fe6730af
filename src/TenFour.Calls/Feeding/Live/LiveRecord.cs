using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Writes a row of the dataset as a call record: the fields of the city's file, then the extras that are known.</summary>
internal static class LiveRecord
{
    private const string NoDisposition = "Not recorded";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Column, string Field)[] Extras =
    [
        ("priority_final", "priority"),
        ("dispatch_datetime", "dispatch_date_time"),
        ("onscene_datetime", "onscene_date_time"),
        ("close_datetime", "close_date_time"),
        ("police_district", "police_district"),
        ("analysis_neighborhood", "neighborhood"),
        ("call_last_updated_at", "updated_date_time"),
    ];

    /// <summary>The record on one line. An open call has no disposition; a closed one without is written as in the city's file.</summary>
    public static string Write(JsonElement row, string number, DateTime received, bool isClosed)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString(CallSchema.IdField, number);
            writer.WriteString("original_crime_type_name", Name(row));
            WriteTimes(writer, received);
            WriteIfKnown(writer, "disposition", LiveColumns.Text(row, "disposition") ?? (isClosed ? NoDisposition : null));
            WritePlace(writer, row);
            foreach (var (column, field) in Extras)
            {
                WriteIfKnown(writer, field, LiveColumns.Text(row, column));
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // The dataset shouts; the city's file, and so the statistics, do not.
    private static string Name(JsonElement row) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(
        (LiveColumns.Text(row, "call_type_original_desc") ?? LiveColumns.Text(row, "call_type_original") ?? "").ToLowerInvariant());

    private static void WriteTimes(Utf8JsonWriter writer, DateTime received)
    {
        var date = received.ToString("yyyy-MM-dd'T00:00:00.000'", CultureInfo.InvariantCulture);
        writer.WriteString("report_date", date);
        writer.WriteString("call_date", date);
        writer.WriteString("offense_date", date);
        writer.WriteString("call_time", received.ToString("HH':'mm", CultureInfo.InvariantCulture));
        writer.WriteString(CallSchema.EventTimeField, received.ToString("yyyy-MM-dd'T'HH':'mm':'ss'.'fff", CultureInfo.InvariantCulture));
    }

    private static void WritePlace(Utf8JsonWriter writer, JsonElement row)
    {
        var place = LiveColumns.Text(row, "intersection_name") ?? "";
        writer.WriteString("address", place);
        writer.WriteString("city", "San Francisco");
        writer.WriteString("state", "CA");
        writer.WriteString("agency_id", "1");
        writer.WriteString("address_type", place.Length > 0 ? "Intersection" : "");
        writer.WriteString("common_location", "");
        if (LiveColumns.TryPoint(row, out var longitude, out var latitude))
        {
            writer.WriteNumber("longitude", longitude);
            writer.WriteNumber("latitude", latitude);
        }
    }

    private static void WriteIfKnown(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}

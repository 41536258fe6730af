using System.Text.Json.Nodes;

namespace TenFour.Testing;

/// <summary>Made-up rows in the form of the city's dataset.</summary>
public static class DatasetRows
{
    /// <summary>A call that was received at 08:01 and changed last at 09:00 and so many minutes.</summary>
    public static string Row(int number, int updatedMinute, bool closed = false)
    {
        var row = new JsonObject
        {
            ["cad_number"] = $"2600000{number:00}",
            ["received_datetime"] = "2026-09-30T08:01:09.000",
            ["call_type_original_desc"] = "TRAF VIOLATION CITE",
            ["priority_final"] = "C",
            ["intersection_name"] = "A ST \\ B ST",
            ["intersection_point"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(-122.4, 37.7) },
            ["call_last_updated_at"] = $"2026-09-30T09:{updatedMinute:00}:00.000",
            ["data_as_of"] = "2026-09-30T09:59:00.000",
        };
        if (closed)
        {
            row["close_datetime"] = "2026-09-30T08:20:00.000";
            row["disposition"] = "HAN";
        }

        return row.ToJsonString();
    }

    /// <summary>A row as it was while the call was open: without its end and its disposition, changed last when it was received.</summary>
    public static string WhileOpen(string row)
    {
        var open = JsonNode.Parse(row)!.AsObject();
        open.Remove("close_datetime");
        open.Remove("disposition");
        open["call_last_updated_at"] = open["received_datetime"]!.GetValue<string>();
        return open.ToJsonString();
    }
}

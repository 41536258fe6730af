using System.Globalization;
using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Reads an answer. A null is an absent member there, so a column is missed only where no row of many has it.</summary>
internal static class LivePageReader
{
    // Fewer rows can lack a column by chance.
    private const int EnoughRows = 100;

    private static readonly string[] Needed = ["cad_number", "received_datetime", "call_last_updated_at", "data_as_of"];

    private static readonly string[] Expected =
        ["close_datetime", "call_type_original_desc", "disposition", "priority_final", "dispatch_datetime", "onscene_datetime", "intersection_point"];

    /// <exception cref="StreamingException">It is no list of rows, or a column is gone without which nothing can be done.</exception>
    public static LivePage Read(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        var items = document.RootElement.EnumerateArray().ToArray();
        CheckColumns(items);
        var rows = new List<LiveRow>();
        DateTime? dataAsOf = null;
        foreach (var item in items)
        {
            if (TryTime(item, "data_as_of", out var asOf) && TryRead(item, out var row))
            {
                rows.Add(row);
                dataAsOf = dataAsOf > asOf ? dataAsOf : asOf;
            }
        }

        return new LivePage(rows, dataAsOf, [.. Notices(items, rows.Count)]);
    }

    public static bool TryTime(JsonElement item, string name, out DateTime time)
    {
        time = default;
        return Text(item, name) is { } text
            && DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    public static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw StreamingException.ForEnvironment($"The dataset's answer is broken JSON: {e.Message}", inner: e);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Array)
        {
            return document;
        }

        document.Dispose();
        throw StreamingException.ForEnvironment("The dataset's answer is no list of rows.");
    }

    private static bool TryRead(JsonElement item, out LiveRow row)
    {
        row = null!;
        if (Text(item, "cad_number") is not { Length: > 0 } number
            || !TryTime(item, "received_datetime", out var received)
            || !TryTime(item, "call_last_updated_at", out var updated))
        {
            return false;
        }

        var isClosed = TryTime(item, "close_datetime", out _);
        row = new LiveRow(number, updated, isClosed, LiveRecord.Write(item, number, received, isClosed));
        return true;
    }

    private static void CheckColumns(JsonElement[] items)
    {
        if (items.Length > 0 && Needed.FirstOrDefault(name => IsGone(items, name)) is { } gone)
        {
            throw StreamingException.ForEnvironment(
                $"The dataset has changed: no row has the column {gone} any more.", "A newer version of TenFour may know the new form.");
        }
    }

    private static IEnumerable<string> Notices(JsonElement[] items, int read)
    {
        if (read < items.Length)
        {
            yield return $"{items.Length - read} of {items.Length} rows of the last answer could not be read and were left out.";
        }

        foreach (var name in Expected.Where(name => items.Length >= EnoughRows && IsGone(items, name)))
        {
            yield return $"No row of the last answer has the column {name}: what depends on it is missing.";
        }
    }

    private static bool IsGone(JsonElement[] items, string name) =>
        !items.Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out _));
}

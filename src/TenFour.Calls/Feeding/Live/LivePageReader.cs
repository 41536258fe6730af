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
        ["close_datetime", "call_type_original_desc", "disposition", "priority_final", "dispatch_datetime", "onscene_datetime", LiveColumns.Point];

    /// <exception cref="StreamingException">It is no list of rows, or has changed so that nothing can be done with it.</exception>
    public static LivePage Read(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        var items = document.RootElement.EnumerateArray().ToArray();
        CheckColumns(items);
        var rows = new List<LiveRow>();
        var read = new List<JsonElement>();
        DateTime? dataAsOf = null;
        foreach (var item in items)
        {
            if (TryRead(item, out var row, out var asOf))
            {
                rows.Add(row);
                read.Add(item);
                dataAsOf = dataAsOf > asOf ? dataAsOf : asOf;
            }
        }

        return items.Length > 0 && rows.Count == 0
            ? throw StreamingException.ForEnvironment(
                $"The dataset has changed: none of the {items.Length} rows of its answer can be read.", "A newer version of TenFour may know the new form.")
            : new LivePage(rows, dataAsOf, [.. Notices(items.Length, read)]);
    }

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

    private static bool TryRead(JsonElement item, out LiveRow row, out DateTime asOf)
    {
        (row, asOf) = (null!, default);
        try
        {
            // A call that is closed at a time that cannot be read must not be taken for an open one.
            var isClosed = LiveColumns.TryTime(item, "close_datetime", out _);
            if (LiveColumns.Text(item, "cad_number") is not { Length: > 0 } number
                || !LiveColumns.TryTime(item, "received_datetime", out var received)
                || !LiveColumns.TryTime(item, "call_last_updated_at", out var updated)
                || !LiveColumns.TryTime(item, "data_as_of", out asOf)
                || (!isClosed && LiveColumns.Has(item, "close_datetime")))
            {
                return false;
            }

            row = new LiveRow(number, updated, isClosed, LiveRecord.Write(item, number, received, isClosed));
            return true;
        }
        catch (InvalidOperationException)
        {
            // Its text is no Unicode: half a pair, or bytes that are no UTF-8. The parser finds that only when the text is taken.
            return false;
        }
    }

    private static void CheckColumns(JsonElement[] items)
    {
        if (items.Length > 0 && Needed.FirstOrDefault(name => !items.Any(item => LiveColumns.Has(item, name))) is { } gone)
        {
            throw StreamingException.ForEnvironment(
                $"The dataset has changed: no row has the column {gone} any more.", "A newer version of TenFour may know the new form.");
        }
    }

    private static IEnumerable<string> Notices(int all, IReadOnlyList<JsonElement> read)
    {
        if (read.Count < all)
        {
            yield return $"{all - read.Count} of {all} rows of the last answer could not be read and were left out.";
        }

        foreach (var name in Expected.Where(name => read.Count >= EnoughRows && !read.Any(item => LiveColumns.HasReadable(item, name))))
        {
            yield return read.Any(item => LiveColumns.Has(item, name))
                ? $"The column {name} of the last answer has another form than it had: what depends on it is missing."
                : $"No row of the last answer has the column {name}: what depends on it is missing.";
        }
    }
}

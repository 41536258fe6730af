using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using TenFour.Calls;

namespace TenFour.CityModel;

/// <summary>The real records, which are no part of the repository.</summary>
internal sealed class DataFolder(string path)
{
    /// <summary>The city's file of late 2018, one record a line.</summary>
    public List<Call> Calls() => [.. Lines("calls-sfpd-2018.ndjson.gz").Select(line =>
    {
        using var call = JsonDocument.Parse(line);
        string Text(string name) => call.RootElement.GetProperty(name).GetString()!;
        return new Call(
            Text("original_crime_type_name"), Time(Text("call_date_time")), Text("disposition"), Text("address"), Text("address_type"), Text("common_location"));
    })];

    /// <summary>A snapshot of the real-time dataset.</summary>
    public List<DispatchedCall> DispatchedCalls() => [.. Lines("datasf-gnap-fj3t-2026-01-17.ndjson.gz").Select(line =>
    {
        using var call = JsonDocument.Parse(line);
        DateTime? At(string name) => call.RootElement.TryGetProperty(name, out var value) ? Time(value.GetString()!) : null;
        string Text(string name) => call.RootElement.TryGetProperty(name, out var value) ? value.GetString()! : "";
        var (dispatched, reached, closed) = (At("dispatch_datetime"), At("onscene_datetime"), At("close_datetime"));
        return new DispatchedCall(
            Text("call_type_original_desc"),
            Text("priority_final"),
            Text("onview_flag") == "Y",
            (dispatched - At("received_datetime"))?.TotalSeconds,
            (reached - dispatched)?.TotalSeconds,
            (closed - (reached ?? dispatched))?.TotalSeconds);
    })];

    /// <summary>Coordinates by address.</summary>
    public Dictionary<string, Address> Addresses() => Lines("address-locations-2018.csv.gz").Skip(1).Select(Cells).ToDictionary(
        cells => cells[0], cells => new Address(new GeoPoint(Number(cells[1]), Number(cells[2])), cells[3], cells[4]), StringComparer.Ordinal);

    /// <summary>The usual priority by type.</summary>
    public Dictionary<string, string> Priorities() => File.ReadLines(Path.Combine(path, "call_types.csv")).Skip(1).Select(Cells)
        .GroupBy(cells => cells[1], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(type => type.Key, type => type.First()[2], StringComparer.OrdinalIgnoreCase);

    /// <summary>Calls by type, and of how many days, in the summer of 2026.</summary>
    public (Dictionary<string, int> Calls, int Days) Recent()
    {
        var rows = File.ReadLines(Path.Combine(path, "datasf-gnap-fj3t-daily-2026.csv")).Skip(1).Select(Cells).ToList();
        var calls = rows.GroupBy(row => row[1], StringComparer.OrdinalIgnoreCase).ToDictionary(
            type => type.Key, type => type.Sum(row => int.Parse(row[3], CultureInfo.InvariantCulture)), StringComparer.OrdinalIgnoreCase);
        return (calls, rows.Select(row => row[0]).Distinct().Count());
    }

    private IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(path, name)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The cells of a line of CSV; no quotation marks are within quoted ones here.</summary>
    private static string[] Cells(string line)
    {
        var parts = line.Split('"');
        return string.Concat(parts.Select((part, i) => i % 2 == 0 ? part.Replace(',', '\t') : part)).Split('\t');
    }

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

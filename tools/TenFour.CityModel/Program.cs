using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TenFour.Calls.City;
using Model = TenFour.Calls.City.CityModel;

namespace TenFour.CityModel;

/// <summary>
/// Makes the model of the city out of real records: <c>dotnet run --project tools/TenFour.CityModel -- DATA src/TenFour.Calls/City/city-model.json</c>.
/// The same records give the same bytes.
/// </summary>
internal static class Program
{
    private const string About =
        "Facts on 199,995 police calls for service of San Francisco from 2018-10-02 to 2018-12-31 (times, types, ends, places), on a snapshot of its "
        + "real-time dataset of 2026-01-17 (priorities, times of dispatch and arrival), and on its daily counts from 2026-05-19 to 2026-08-21 (newest numbers). "
        + "Source: DataSF, Open Data Commons Public Domain Dedication and License.";

    public static int Main(string[] arguments)
    {
        if (arguments is not [var folder, var target])
        {
            Console.Error.WriteLine("usage: dotnet run --project tools/TenFour.CityModel -- DATA-FOLDER MODEL-FILE");
            return 2;
        }

        File.WriteAllText(target, Write(Make(new DataFolder(folder))));
        Console.WriteLine($"{target}: {new FileInfo(target).Length:N0} bytes");
        return 0;
    }

    private static Model Make(DataFolder data)
    {
        var (calls, addresses) = (data.Calls(), data.Addresses());
        var areas = new AreaFacts(calls, addresses);
        var (recent, recentDays) = data.Recent();

        // The first day is a part of one.
        var first = calls.Min(call => call.Time.Date);
        var whole = calls.Where(call => call.Time.Date > first).ToList();
        var days = whole.Select(call => call.Time.Date).Distinct().GroupBy(day => day.DayOfWeek).ToDictionary(day => day.Key, day => day.Count());
        return new Model
        {
            About = About,
            CallsPerDay = Math.Round((double)whole.Count / days.Values.Sum(), 1),
            RecentCallsPerDay = Math.Round((double)recent.Values.Sum() / recentDays, 1),
            Hours = [.. Enumerable.Range(0, 7 * 24).Select(hour => Math.Round(
                (double)whole.Count(call => call.Time.DayOfWeek == (DayOfWeek)(hour / 24) && call.Time.Hour == hour % 24) / days[(DayOfWeek)(hour / 24)], 1))],
            Types = [.. new TypeFacts(data, calls, addresses, areas.Names).All()],
            Areas = [.. areas.All()],
            Responses = ResponseFacts.Of(data.DispatchedCalls()),
        };
    }

    /// <summary>One type or neighborhood a line, so that a difference can be read.</summary>
    private static string Write(Model model)
    {
        var json = new CityModelJson(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return new StringBuilder(JsonSerializer.Serialize(model, json.CityModel))
            .Replace("},{\"name\"", "},\n{\"name\"")
            .Replace("[{\"name\"", "[\n{\"name\"")
            .Replace(",\"hours\":[", ",\n\"hours\":[", 0, 2000)
            .Replace(",\"types\"", ",\n\"types\"")
            .Replace(",\"areas\":[\n", ",\n\"areas\":[\n")
            .Replace(",\"responses\"", ",\n\"responses\"")
            .Append('\n')
            .ToString();
    }
}

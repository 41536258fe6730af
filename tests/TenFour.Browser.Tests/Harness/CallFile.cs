using System.Text.Json;

namespace TenFour.Browser.Tests.Harness;

/// <summary>Writes a file of made-up calls to replay.</summary>
internal static class CallFile
{
    private static readonly string[] Types = ["Traffic Stop", "Suspicious Person", "Noise Nuisance", "Meet W/citizen", "Alarm"];
    private static readonly string[] Dispositions = ["HAN", "ADV", "GOA", "CIT"];

    public static void Write(string path, int calls, TimeSpan apart) =>
        File.WriteAllLines(path, Enumerable.Range(0, calls).Select(number => Call(number, new DateTime(2018, 3, 1) + (number * apart))));

    private static string Call(int number, DateTime time)
    {
        return JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["crime_id"] = $"1806{number:00000}",
            ["original_crime_type_name"] = Types[number * 7 % 11 % Types.Length],
            ["report_date"] = $"{time:yyyy-MM-dd}T00:00:00.000",
            ["call_date"] = $"{time:yyyy-MM-dd}T00:00:00.000",
            ["offense_date"] = $"{time:yyyy-MM-dd}T00:00:00.000",
            ["call_time"] = $"{time:HH:mm}",
            ["call_date_time"] = $"{time:yyyy-MM-dd'T'HH:mm:ss}.000",
            ["disposition"] = Dispositions[number * 5 % 7 % Dispositions.Length],
            ["address"] = $"{number % 40 * 100} Blk Howard St",
            ["city"] = "San Francisco",
            ["state"] = "CA",
            ["agency_id"] = "1",
            ["address_type"] = "Premise Address",
            ["common_location"] = "",
        });
    }
}

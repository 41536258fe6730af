using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TenFour.Calls.City;
using TenFour.Calls.Simulation;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Simulation;

public sealed class CityContentTests
{
    private static readonly string[] Course = ["call_date_time", "dispatch_date_time", "onscene_date_time", "close_date_time"];

    private static readonly CallGeneratorOptions City = new() { Model = SimulationModel.City };

    [Fact]
    public async Task Records_OfTheCity_NeverChange()
    {
        var text = string.Join('\n', await ReadAsync(10_000));

        Assert.Equal("e7720061f53516fa", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    }

    [Fact]
    public async Task Records_OfTheCity_HaveThePlaceAndTheCourseOfTheCall()
    {
        var known = CallSchema.Schema.Fields.Select(field => field.Name).ToArray();
        foreach (var call in (await ReadAsync(5000)).Select(Parse))
        {
            var names = call.EnumerateObject().Select(member => member.Name).ToArray();
            Assert.Equal(known.Where(names.Contains), names.Order(Comparer<string>.Create((a, b) => Array.IndexOf(known, a) - Array.IndexOf(known, b))));
            Assert.Equal(known.Except(names), known.Where(name => name == "onscene_date_time" && !names.Contains(name)));
            Assert.InRange(call.GetProperty("longitude").GetDouble(), CityOutline.Bounds.West, CityOutline.Bounds.East);
            Assert.InRange(call.GetProperty("latitude").GetDouble(), CityOutline.Bounds.South, CityOutline.Bounds.North);
            string[] course = [.. Course.Where(names.Contains).Select(name => Text(call, name))];
            Assert.Equal(course.Order(StringComparer.Ordinal), course);
            Assert.False(SensitiveTypes.Contains(Text(call, "original_crime_type_name")));
        }
    }

    [Fact]
    public async Task Records_OfWeeks_HaveTheSharesOfTheModel()
    {
        var calls = (await ReadAsync(60_000)).Select(Parse).ToArray();
        var model = CityModel.Instance;

        foreach (var type in model.Types.Take(12))
        {
            var share = 10_000.0 * calls.Count(call => Text(call, "original_crime_type_name") == type.Name) / calls.Length;
            Assert.InRange(share, type.Calls * 0.85, type.Calls * 1.15);
        }

        Assert.InRange(10_000.0 * calls.Count(call => Text(call, "neighborhood") == "Tenderloin") / calls.Length, 1000, 1500);
        var afternoon = calls.Count(call => Time(call) is { DayOfWeek: DayOfWeek.Wednesday, Hour: 16 });
        Assert.InRange(afternoon / 4.0, model.InHour(DayOfWeek.Wednesday, 16) * 0.85, model.InHour(DayOfWeek.Wednesday, 16) * 1.15);
    }

    [Fact]
    public async Task Calls_OfHighPriority_AreReachedSooner()
    {
        var calls = (await ReadAsync(30_000)).Select(Parse).ToArray();

        Assert.InRange(MedianWait(calls, "A"), 5, 12);
        Assert.InRange(MedianWait(calls, "C"), 40, 180);
    }

    [Fact]
    public void Records_OfTheHotPath_AllocateNothing()
    {
        using var feed = new SimulatedFeed(City);
        for (var i = 0; i < 1000; i++)
        {
            feed.TryRead(out _);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            feed.TryRead(out _);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    private static double MedianWait(IEnumerable<JsonElement> calls, string priority)
    {
        var waits = calls
            .Where(call => Text(call, "priority") == priority && call.TryGetProperty("onscene_date_time", out _))
            .Select(call => (Time(call, "onscene_date_time") - Time(call)).TotalMinutes)
            .Where(minutes => minutes > 1).Order().ToArray();
        return waits[waits.Length / 2];
    }

    private static async Task<List<string>> ReadAsync(int count)
    {
        using var feed = new SimulatedFeed(City);
        return await feed.ToListAsync(count);
    }

    private static JsonElement Parse(string record) => JsonElement.Parse(record);

    private static string Text(JsonElement call, string name) => call.GetProperty(name).GetString()!;

    private static DateTime Time(JsonElement call, string name = "call_date_time") => DateTime.Parse(Text(call, name), CultureInfo.InvariantCulture);
}

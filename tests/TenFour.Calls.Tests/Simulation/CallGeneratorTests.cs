using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TenFour.Calls.Feeds;
using TenFour.Calls.Simulation;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Simulation;

public class CallGeneratorTests
{
    [Theory]
    [InlineData(0, 0, "05c6638a93f57137")]
    [InlineData(0.05, 0.05, "d3e811f8742c8f9a")]
    public async Task Records_OfASeed_NeverChange(double duplicates, double oddities, string hash)
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions { Duplicates = duplicates, Oddities = oddities });
        using var content = new MemoryStream();
        for (var i = 0; i < 10_000 && feed.TryRead(out var record); i++)
        {
            content.Write(record);
            content.WriteByte((byte)'\n');
        }

        content.Position = 0;
        Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken))[..16]);
    }

    [Fact]
    public async Task Seek_ToAnyNumber_GivesTheSameRecords()
    {
        var options = new CallGeneratorOptions { Seed = 7, Duplicates = 0.1, Oddities = 0.1 };
        using var whole = new SimulatedFeed(options);
        var expected = await ReadAsync(whole, 9000);
        foreach (var start in new[] { 8000, 17, 5000, 0 })
        {
            using var feed = new SimulatedFeed(options);
            await feed.SeekAsync(FeedPosition.Start with { Records = start }, default);

            Assert.Equal(expected[start..(start + 1000)], await ReadAsync(feed, 1000));
        }
    }

    [Fact]
    public async Task Records_WithoutOddities_HaveTheFieldsOfTheFile()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions());
        var expected = CallSchema.FileFields.Select(field => field.Name).ToArray();

        foreach (var record in await ReadAsync(feed, 5000))
        {
            var fields = Fields(record);
            Assert.Equal(expected, fields.Keys);
            Assert.Equal($"{fields["call_date"][..10]}T{fields["call_time"]}:00.000", fields["call_date_time"]);
            Assert.InRange(fields["original_crime_type_name"].Length, 1, 20);
            Assert.Equal(fields["address_type"] == "Common Location", fields["common_location"] != "");
        }
    }

    [Fact]
    public async Task Records_OfAMonth_HaveDistinctIdsInOrderOfArrival()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions());
        var ids = (await ReadAsync(feed, 60_000)).Select(record => record[13..22]).ToArray();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(9, id.Count(char.IsAsciiDigit)));
    }

    [Fact]
    public async Task Records_OfWeeks_ComeAtTheRatesOfTheCity()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions());
        var calls = (await ReadAsync(feed, 40_000)).Select(Fields).ToArray();
        var times = calls.Select(call => DateTime.Parse(call["call_date_time"])).ToArray();

        var days = (times.Max() - times.Min()).TotalDays;
        Assert.InRange(calls.Length / days, 2100, 2300);
        Assert.InRange(Share(times, time => time.Hour is 16 or 17), 0.12, 0.15);
        Assert.InRange(Share(times, time => time.Hour is 3 or 4), 0.02, 0.035);
        Assert.InRange(Share(calls, call => call["original_crime_type_name"] == "Passing Call"), 0.16, 0.19);
        Assert.InRange(Share(calls, call => call["disposition"] == "HAN"), 0.24, 0.34);
        Assert.InRange(Share(calls, call => call["disposition"] == "Not recorded"), 0.07, 0.12);
        Assert.InRange(Share(calls, call => call["address_type"] == "Intersection"), 0.27, 0.37);
        Assert.InRange(calls.Select(call => call["original_crime_type_name"]).Distinct().Count(), 800, 1800);
    }

    [Theory]
    [InlineData(7, 0.27)]
    [InlineData(60, 0.68)]
    public async Task Records_InOrderOfArrival_AreLateAsAsked(int minutes, double lateShare)
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions { Lateness = TimeSpan.FromMinutes(minutes) });
        var newest = DateTime.MinValue;
        var late = new List<double>();
        foreach (var time in (await ReadAsync(feed, 50_000)).Select(Time))
        {
            newest = time > newest ? time : newest;
            late.Add((newest - time).TotalMinutes);
        }

        late.Sort();
        Assert.InRange(Share(late, lateness => lateness > 0), lateShare - 0.05, lateShare + 0.05);
        Assert.InRange(late[late.Count * 99 / 100], minutes * 0.8, minutes * 1.3);
        Assert.InRange(late[^1], minutes * 5.0, minutes * 26.0);
    }

    [Fact]
    public async Task Records_InTheHourThatComesTwice_AreTwiceAsMany()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions { Start = new DateOnly(2018, 11, 1), Lateness = TimeSpan.Zero });
        var hours = (await ReadAsync(feed, 40_000)).Select(Time)
            .GroupBy(time => time.Date.AddHours(time.Hour)).ToDictionary(hour => hour.Key, hour => hour.Count());

        Assert.InRange(hours[new DateTime(2018, 11, 4, 1, 0, 0)], 70, 120);
        Assert.InRange(hours[new DateTime(2018, 11, 11, 1, 0, 0)], 25, 65);
    }

    [Fact]
    public async Task Duplicates_OfAShare_RepeatRecordsByteByByte()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions { Duplicates = 0.1 });

        Assert.InRange((await ReadAsync(feed, 20_000)).Distinct().Count(), 17_700, 18_300);
    }

    [Fact]
    public async Task Oddities_OfAShare_SpoilThatManyRecords()
    {
        using var clean = new SimulatedFeed(new CallGeneratorOptions());
        using var odd = new SimulatedFeed(new CallGeneratorOptions { Oddities = 0.1 });
        var pairs = (await ReadAsync(clean, 20_000)).Zip(await ReadAsync(odd, 20_000)).ToArray();

        var changed = pairs.Where(pair => pair.First != pair.Second).Select(pair => pair.Second).ToArray();

        Assert.InRange(changed.Length, 1800, 2200);
        Assert.DoesNotContain(changed, record => record.Length == 0 || record.Contains('\n', StringComparison.Ordinal));
        Assert.InRange(Share(changed, record => !IsObject(record)), 0.25, 0.40);
    }

    [Fact]
    public void Records_OfTheHotPath_AllocateNothing()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions { Duplicates = 0.01, Oddities = 0.01 });
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

    [Fact]
    public async Task Records_AfterTheYear9999_AreRefused()
    {
        using var feed = new SimulatedFeed(new CallGeneratorOptions { Start = new DateOnly(9999, 12, 31) });

        var error = await Assert.ThrowsAsync<FeedException>(() => feed.ToListAsync(10_000));

        Assert.Contains("year 9999", error.Message, StringComparison.Ordinal);
    }

    private static Task<List<string>> ReadAsync(SimulatedFeed feed, int count) => feed.ToListAsync(count);

    private static Dictionary<string, string> Fields(string record) => JsonSerializer.Deserialize<Dictionary<string, string>>(record)!;

    private static DateTime Time(string record) => DateTime.Parse(Fields(record)["call_date_time"]);

    private static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> condition) => (double)all.Count(condition) / all.Count;

    private static bool IsObject(string record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

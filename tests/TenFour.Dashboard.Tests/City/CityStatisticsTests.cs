using TenFour.Calls;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Settings;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.City;

public sealed class CityStatisticsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Calls_OfSensitiveTypes_HaveNoPlace()
    {
        var calls = await ShowAsync(
            Record(1, "Suicide Attempt", "800 Block Of Market St", "-122.4,37.78"), Record(2, "Noise Nuisance", "Somewhere", "-122.4,37.78"));

        Assert.Equal([null, new GeoPoint(-122.4, 37.78)], calls.Select(call => call.Point));
        Assert.Equal([null, "Somewhere"], calls.Select(call => call.Address));
    }

    [Fact]
    public async Task Calls_WithoutCoordinates_LieWhereTheirAddressIs()
    {
        var calls = await ShowAsync(Record(1, "Noise Nuisance", "900 Block Of Market St"), Record(2, "Noise Nuisance", "1 Nowhere Ln"));

        Assert.InRange(calls[0].Point!.Value.Longitude, -122.411, -122.408);
        Assert.Equal("Tenderloin", calls[0].Area);
        Assert.Equal((null, null), (calls[1].Point, calls[1].Area));
    }

    [Fact]
    public async Task Calls_ThatComeTwice_CountOnce()
    {
        var calls = await ShowAsync(Record(1, "Noise Nuisance", "A"), Record(1, "Noise Nuisance", "A"), Record(2, "Noise Nuisance", "B"));

        Assert.Equal(2, calls.Count);
    }

    [Fact]
    public async Task Calls_AlikeInAllThatIsShown_AreToldApart()
    {
        var calls = await ShowAsync(Record(1, "Noise Nuisance", "A"), Record(1, "Noise Nuisance", "A").Replace("182970001", "182970002", StringComparison.Ordinal));

        Assert.Equal(2, calls.Select(call => call.Number).Distinct().Count());
        Assert.Single(calls.Select(call => call with { Number = 0 }).Distinct());
    }

    [Fact]
    public async Task Calls_OfManyWeeks_AreTakenInPartsSoThatTheirKeysAreForgotten()
    {
        var start = new DateTime(2018, 10, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var topic = await WriteAsync(Enumerable.Range(0, 40_000).Select(i => $"{{\"crime_id\":\"{i}\",\"call_date_time\":\"{start.AddMinutes(i):yyyy-MM-ddTHH:mm:ss.fff}\"}}"));
        await using var statistics = new CityStatistics(new DashboardOptions(), TimeProvider.System);

        await statistics.ShowAsync(new FeedTopics(topic));
        await Task.WhenAll(statistics.All.Select(s => s.CatchUpAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)));

        Assert.All(statistics.All, s => Assert.Null(s.Failure));
        Assert.Equal(60, statistics.Memory.Picture(CityFacts.For(FeedKind.Replay), DateTimeOffset.UtcNow, new DashboardOptions().TimeZone)!.Calls);
        Assert.All(statistics.All, s => Assert.InRange(s.Query!.RecentProgress.Max(batch => batch.StateOperators[0].NumRowsTotal), 1, 20_000));
    }

    [Fact]
    public void Statistic_OfTheCalls_HasThePatternOfSensitiveTypes()
    {
        using var reader = new StreamReader(typeof(CityStatistics).Assembly.GetManifestResourceStream("now/calls.sql")!);

        Assert.Contains($"RLIKE '{SensitiveTypes.Pattern}'", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<CityCall>> ShowAsync(params string[] records)
    {
        var topic = await WriteAsync(records);
        await using var statistics = new CityStatistics(new DashboardOptions(), TimeProvider.System);
        await statistics.ShowAsync(new FeedTopics(topic));
        var facts = CityFacts.For(FeedKind.Replay);
        var zone = new DashboardOptions().TimeZone;
        while (statistics.Memory.Kept().Count == 0 || statistics.Memory.Picture(facts, DateTimeOffset.UtcNow, zone) is null)
        {
            Assert.Null(statistics.Failure);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var calls = statistics.Memory.Kept();
        Assert.Equal(calls.Count, statistics.Memory.Picture(facts, DateTimeOffset.UtcNow, zone)!.Calls);
        return calls;
    }

    private async Task<string> WriteAsync(IEnumerable<string> records)
    {
        var topic = Directory.CreateDirectory(_folder.Of("calls")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(topic, "partition-00000.ndjson"), records, TestContext.Current.CancellationToken);
        return topic;
    }

    private static string Record(int number, string type, string address, string? point = null)
    {
        var place = point is null ? "" : $",\"longitude\":{point.Split(',')[0]},\"latitude\":{point.Split(',')[1]}";
        return $"{{\"crime_id\":\"18297{number:0000}\",\"original_crime_type_name\":\"{type}\",\"call_date_time\":\"2018-10-24T15:0{number}:00.000\","
            + $"\"disposition\":\"HAN\",\"address\":\"{address}\"{place}}}";
    }
}

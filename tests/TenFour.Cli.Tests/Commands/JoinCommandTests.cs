namespace TenFour.Cli.Tests.Commands;

/// <summary>Statistics over two streams, from the command line.</summary>
public sealed class JoinCommandTests : IDisposable
{
    private const string Arrivals = """
        -- schema.units: crime_id STRING, unit STRING, arrived TIMESTAMP
        SELECT c.crime_id, u.unit
        FROM (SELECT * FROM calls WATERMARK call_date_time DELAY OF INTERVAL 30 MINUTES) c
        LEFT JOIN (SELECT * FROM units WATERMARK arrived DELAY OF INTERVAL 30 MINUTES) u
          ON c.crime_id = u.crime_id AND u.arrived BETWEEN c.call_date_time AND c.call_date_time + INTERVAL 1 HOUR
        """;

    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_TwoSources_JoinsThem()
    {
        _folder.Sql = Arrivals;
        await File.WriteAllTextAsync(
            _folder["units.ndjson"],
            """{"crime_id":"11","unit":"3A12","arrived":"2018-12-31T11:40:00.000"}""" + "\n"
            + """{"crime_id":"12","unit":"3B20","arrived":"2018-12-31T15:40:00.000"}""" + "\n",
            TestContext.Current.CancellationToken);

        Assert.Equal(0, await _folder.RunAsync("--source", $"units={_folder["units.ndjson"]}", "--sink", "ndjson:-"));

        Assert.Equal(
            ["{\"crime_id\":\"10\"}", "{\"crime_id\":\"11\",\"unit\":\"3A12\"}", "{\"crime_id\":\"12\"}", "{\"crime_id\":\"13\"}"],
            _folder.Results.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Check_JoinWithATimeCondition_SaysWhenEachSideLeaves()
    {
        _folder.Sql = Arrivals;

        Assert.Equal(0, await _folder.CheckAsync());

        Assert.Contains(
            "a row of the left side leaves when the watermark is 1 hour past its call_date_time, a row of the right side when the watermark is past its arrived",
            _folder.Results,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_JoinWithoutATimeCondition_SaysThatItsStateGrows()
    {
        _folder.Sql = "SELECT a.crime_id FROM calls a JOIN calls b ON a.city = b.city";

        Assert.Equal(0, await _folder.CheckAsync());

        Assert.Contains("The join keeps every row of both sides for ever.", _folder.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StreamJoinedWithItself_TellsItsLagOnce()
    {
        _folder.Sql = "SELECT a.crime_id FROM calls a JOIN calls b ON a.crime_id = b.crime_id";

        Assert.Equal(0, await _folder.RunAsync("--sink", "ndjson:-", "--set", "maxOffsetsPerTrigger=1"));

        var first = Assert.Single(_folder.Messages.Split('\n'), line => line.StartsWith("batch 0,", StringComparison.Ordinal));
        Assert.Equal(2, first.Split(" behind").Length);
        Assert.DoesNotContain(" in calls", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StreamWithoutATopic_SaysWhichOneToName()
    {
        _folder.Sql = Arrivals;

        Assert.Equal(2, await _folder.RunAsync());

        Assert.Contains("--source units=TOPIC", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SchemaInTheHeader_HoldsForEveryStream()
    {
        _folder.Sql = "-- schema: crime_id STRING, hour_of_day INT\nSELECT crime_id, hour_of_day FROM calls";
        _folder.Append("""{"crime_id":"99","hour_of_day":7}""" + "\n");

        Assert.Equal(0, await _folder.RunAsync("--sink", "ndjson:-"));

        Assert.Contains("{\"crime_id\":\"99\",\"hour_of_day\":7}", _folder.Results, StringComparison.Ordinal);
    }
}

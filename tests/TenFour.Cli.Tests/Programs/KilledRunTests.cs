namespace TenFour.Cli.Tests.Programs;

/// <summary>A query that loses its process again and again has the result of one that does not.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Records = 20_000;
    private const int MostKills = 100;

    private const string PerHour = """
        SELECT window.start AS start, original_crime_type_name AS type, count(*) AS count, max(address) AS last_address
        FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR
        GROUP BY window(call_date_time, '1 hour'), original_crime_type_name
        """;

    private const string PerType = """
        -- mode: complete
        SELECT original_crime_type_name AS type, count(*) AS count, max(address) AS last_address
        FROM calls GROUP BY original_crime_type_name
        """;

    private const string FirstCallsAtAnAddress = """
        SELECT address, call_date_time FROM calls WATERMARK call_date_time DELAY OF INTERVAL 2 HOURS DEDUPLICATE BY (address) WITHIN WATERMARK
        """;

    private readonly QueryFolder folder = new();

    [Theory]
    [InlineData(PerHour)]
    [InlineData(PerType)]
    [InlineData(FirstCallsAtAnAddress)]
    public async Task Run_KilledAgainAndAgain_LeavesTheFilesOfAnUndisturbedRun(string sql)
    {
        await folder.ProduceAsync(Records);
        folder.Write(sql);
        var (code, _, messages) = await folder.Run("undisturbed").EndAsync();
        Assert.True(code == 0, messages);

        var kills = await KillUntilDoneAsync();

        Assert.True(kills > 3, $"killed only {kills} times");
        var expected = folder.Files("undisturbed");
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys, folder.Files("killed").Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, folder.Files("killed")[file.Key]));
    }

    public void Dispose() => folder.Dispose();

    private async Task<int> KillUntilDoneAsync()
    {
        var random = new Random(7);
        var journal = folder.JournalBytes("undisturbed");
        for (var kills = 0; kills < MostKills; kills++)
        {
            using var process = folder.Run("killed");
            var ended = process.EndAsync();
            await folder.WaitForJournalAsync("killed", folder.JournalBytes("killed") + random.NextInt64(journal / 5), process);
            await Task.Delay(random.Next(4), TestContext.Current.CancellationToken);
            process.Kill();
            var (code, _, messages) = await ended;
            if (code == 0)
            {
                return kills;
            }

            Assert.DoesNotContain("error", messages, StringComparison.Ordinal);
        }

        throw new InvalidOperationException($"not done after {MostKills} kills");
    }
}

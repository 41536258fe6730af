using TenFour.Streaming;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Parity.Tests;

/// <summary>Fields of type MAP, as Spark reads them with from_json and writes them with to_json.</summary>
public sealed class RecordMapTests
{
    [Fact]
    public async Task Map_OfARecord_IsReadByItsKeysAndWrittenAsAnObject()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Of("calls.ndjson");
        await File.WriteAllTextAsync(
            file,
            """
            {"id":1,"m":{"k":7,"other":null}}
            {"id":2,"m":{}}
            {"id":3}
            {"id":4,"m":[1]}

            """,
            TestContext.Current.CancellationToken);
        var scenario = new StatisticScenario("SELECT id, m, m['k'] AS k FROM calls", file, OutputMode.Append)
        {
            Schema = SqlParser.ParseSchema("id BIGINT, m MAP<STRING, INT>"),
        };

        var result = await scenario.RunAsync();

        Assert.Equal(
            ["""{"id":1,"m":{"k":7,"other":null},"k":7}""", """{"id":2,"m":{}}""", """{"id":3}""", """{"id":4}"""],
            result.Batches[0]);
    }
}

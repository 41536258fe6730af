using System.Text.Json;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

public class ParityStatisticsTests
{
    [Fact]
    public void Statistic_ThatSparkWasAsked_IsReadUnlessSparkRefusedItsSyntax()
    {
        var folder = Environment.GetEnvironmentVariable("TENFOUR_TEST_PARITY");
        Assert.SkipWhen(folder is null, "TENFOUR_TEST_PARITY does not name the folder of Spark's answers.");
        var files = Directory.GetFiles(folder, "*.json");

        foreach (var file in files)
        {
            using var answer = JsonDocument.Parse(File.ReadAllBytes(file));
            var sql = answer.RootElement.GetProperty("sql").GetString()!;
            var refused = answer.RootElement.TryGetProperty("refused", out var reason) && reason.GetString() == "syntax error";

            if (refused)
            {
                Assert.Equal("PARSE_SYNTAX_ERROR", Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql)).Condition);
            }
            else
            {
                Assert.Equal(SqlParser.ParseQuery(sql), SqlParser.ParseQuery(SqlParser.ParseQuery(sql).ToString()));
            }
        }

        Assert.NotEmpty(files);
    }
}

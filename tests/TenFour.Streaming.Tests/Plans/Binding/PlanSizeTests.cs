using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Binding;

/// <summary>Texts that are short and mean something huge.</summary>
public class PlanSizeTests
{
    [Fact]
    public void CommonTables_EachTwiceTheLast_AreRefusedBeforeThePlanGrows()
    {
        var doubled = string.Concat(Enumerable.Range(1, 60).Select(i => $", a{i} AS (SELECT * FROM a{i - 1} UNION ALL SELECT * FROM a{i - 1})"));

        var error = Refused($"WITH a0 AS (SELECT s FROM calls){doubled} SELECT * FROM a60");

        Assert.Equal("FAILED_TO_PARSE_TOO_COMPLEX", error.Condition);
    }

    [Fact]
    public void Cube_OfManyColumns_IsRefused()
    {
        var error = Refused($"SELECT count(*) FROM calls GROUP BY CUBE ({string.Join(", ", Enumerable.Range(0, 60).Select(i => $"length(s) + {i}"))})");

        Assert.Equal("GROUPING_SIZE_LIMIT_EXCEEDED", error.Condition);
    }

    private static StatisticException Refused(string sql)
    {
        var session = StreamingSession.Local().AddTopic("calls", "none", new Schema([new("s", SqlType.String)]));
        return Assert.Throws<StatisticException>(() => session.Sql(sql));
    }
}

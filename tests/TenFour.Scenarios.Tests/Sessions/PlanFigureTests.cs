using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>Each batch reports, step by step of the plan, the rows that pass and the time that they take.</summary>
public sealed class PlanFigureTests
{
    private const int Records = 600;

    [Fact]
    public async Task Steps_OfAFilterAndAGrouping_GiveTheRowsThatPass()
    {
        using var calls = new CallsSession(Records);

        var (plan, reports) = await RunAsync(calls, OutputMode.Update, """
            SELECT disposition, count(*) AS n FROM calls WHERE original_crime_type_name = 'Traffic Stop' GROUP BY disposition
            """);

        var matching = await CountAsync(calls, "original_crime_type_name = 'Traffic Stop'");
        Assert.Equal(Records, RowsOf(plan, reports, "StreamScan"));
        Assert.Equal(matching, RowsOf(plan, reports, "Filter"));
        Assert.Equal(reports.Sum(r => r.Sink.NumOutputRows), RowsOf(plan, reports, "Aggregate"));
        Assert.Equal(reports.Sum(r => r.Sink.NumOutputRows), RowsOf(plan, reports, "Sink"));
    }

    [Fact]
    public async Task Steps_WithADeduplicationInLanes_GiveTheRowsThatPassBetweenThem()
    {
        using var calls = new CallsSession(Records);

        var (plan, reports) = await RunAsync(calls, OutputMode.Complete, """
            SELECT disposition, count(*) AS n FROM (SELECT DISTINCT crime_id, disposition FROM calls) GROUP BY disposition
            """);

        var distinct = reports[^1].StateOperators.Single(s => s.OperatorName == "dedupe").NumRowsTotal;
        Assert.InRange(distinct, 1, Records - 1);
        Assert.Equal(distinct, RowsOf(plan, reports, "Deduplicate"));
        Assert.Null(reports[^1].TenFour.Operators[StepOf(plan, "Aggregate")].Rows);
    }

    [Fact]
    public async Task Steps_OfAJoinOfTwoStreams_TellItsSidesApart()
    {
        using var calls = new CallsSession(Records);

        var (plan, reports) = await RunAsync(calls, OutputMode.Append, """
            SELECT a.crime_id FROM calls AS a JOIN (SELECT crime_id FROM calls WHERE disposition = 'HAN') AS b ON a.crime_id = b.crime_id
            """);

        var join = plan[StepOf(plan, "Join")];
        Assert.Equal(2, join.Inputs.Count);
        Assert.NotEqual(Sum(reports, join.Inputs[0]), Sum(reports, join.Inputs[1]));
        Assert.Equal(reports.Sum(r => r.Sink.NumOutputRows), RowsOf(plan, reports, "Sink"));
    }

    [Fact]
    public async Task Times_OfTheSteps_AreNeverNegativeAndNoLongerThanAllWorkersHad()
    {
        using var calls = new CallsSession(Records);

        var (plan, reports) = await RunAsync(calls, OutputMode.Update, "SELECT disposition, count(*) AS n FROM calls GROUP BY disposition");

        Assert.All(reports, report =>
        {
            Assert.Equal(plan.Select(p => p.Number), report.TenFour.Operators.Select(o => o.Step));
            Assert.All(report.TenFour.Operators, o => Assert.True(o.Milliseconds >= 0));
            Assert.InRange(report.TenFour.Operators.Sum(o => o.Milliseconds), 0, report.TenFour.LatencyMs * CallsSession.AllAvailable.Workers);
        });
        Assert.Contains(reports, r => r.TenFour.Operators.Sum(o => o.Milliseconds) > 0);
    }

    private static async Task<(IReadOnlyList<PlanStep> Plan, IReadOnlyList<StreamingQueryProgress> Reports)> RunAsync(
        CallsSession calls, OutputMode mode, string sql)
    {
        var reports = new List<StreamingQueryProgress>();
        var options = CallsSession.AllAvailable with { Mode = mode, MaxOffsetsPerTrigger = 250 };
        var frame = calls.Session.Sql(StatisticFile.Parse(sql, "figures"));
        await using var query = frame.Start(options, new QueryStart([new CollectingSink()]) { OnProgress = reports.Add });
        await query.AwaitTerminationAsync();
        return (query.Plan, reports);
    }

    private static async Task<long> CountAsync(CallsSession calls, string condition)
    {
        var (_, reports) = await RunAsync(calls, OutputMode.Append, $"SELECT crime_id FROM calls WHERE {condition}");
        return reports.Sum(r => r.Sink.NumOutputRows);
    }

    private static int StepOf(IReadOnlyList<PlanStep> plan, string name) => plan.Single(p => p.Name == name).Number;

    private static long? RowsOf(IReadOnlyList<PlanStep> plan, IReadOnlyList<StreamingQueryProgress> reports, string name) => Sum(reports, StepOf(plan, name));

    private static long? Sum(IReadOnlyList<StreamingQueryProgress> reports, int step) => reports.Sum(r => r.TenFour.Operators[step].Rows);
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Json;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Planning;

/// <summary>
/// Which query may run in which mode, and go on from whose checkpoint, as Spark 4.2.0 answered. <c>calls</c> and <c>other</c> are streams,
/// <c>t</c> is a table, all with the same columns.
/// </summary>
public class SparkRuleTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private static readonly Schema Fields = SqlParser.ParseSchema(
        "k INT, n INT, x DOUBLE, s STRING, b BOOLEAN, d DATE, ts TIMESTAMP, ts2 TIMESTAMP, st STRUCT<t: TIMESTAMP, f: INT>");

    private static readonly StreamingSession Session = StreamingSession.Local(Zone)
        .AddTopic("calls", "none", Fields)
        .AddTopic("other", "none", Fields)
        .AddTable(Table());

    [Fact]
    public void Query_InEachMode_HasSparksSchemaOrCondition()
    {
        var answers = Read("streaming-rules.tsv");

        var wrong = answers.Select(a => (Mode: a[0], Sql: a[1], Spark: $"{a[2]} {a[3]}", Ours: Answer(a[0], a[1], a[2]))).Where(a => a.Ours != a.Spark);

        Assert.True(answers.Count > 400);
        Assert.Empty(wrong);
    }

    /// <remarks>Where Spark goes on with a state that means something else (another window, another function), the statistic is refused.</remarks>
    [Fact]
    public void Checkpoint_OfAChangedQuery_IsAcceptedWhereItsStateMeansTheSame()
    {
        var answers = Read("restarts.tsv");

        var wrong = answers.Where(a => (a[5] == "accepted") != State(a[0], a[1]).SequenceEqual(State(a[2], a[3])));

        Assert.True(answers.Count > 40);
        Assert.Empty(wrong.Select(a => string.Join('\n', a)));
        Assert.DoesNotContain(answers, a => a[4] == "refused" && a[5] == "accepted");
    }

    private static string Answer(string mode, string sql, string schema)
    {
        try
        {
            var frame = Frame(sql);
            _ = PhysicalPlanner.Plan(frame.Plan, ModeOf(mode), Zone);
            return $"{frame.Schema.ToDdl()} ok";
        }
        catch (StatisticException e)
        {
            // Spark may know the columns of what it refuses.
            return $"{schema} !{e.Condition}";
        }
    }

    private static IEnumerable<string> State(string mode, string sql)
    {
        var plan = PhysicalPlanner.Plan(Frame(sql).Plan, ModeOf(mode), Zone);
        return [.. plan.Inputs.Select(i => i.Scan.Source), .. plan.StatefulOperators.Select(o => o.StateSignature)];
    }

    private static StreamingFrame Frame(string sql) => Session.Sql(StatisticFile.Parse(sql, "a.sql"));

    private static OutputMode ModeOf(string mode) => Enum.Parse<OutputMode>(mode, ignoreCase: true);

    private static StaticTable Table()
    {
        var decoder = new JsonRecordDecoder(Fields, new JsonDecoderOptions(Zone));
        decoder.AppendRecord("""{"k":1,"s":"a"}"""u8);
        var rows = decoder.Take();
        return new StaticTable("t", new ColumnBatch(Fields, rows.Columns, Rows.All(rows.RowCount)));
    }

    private static List<string[]> Read(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Plans", "Planning", "Answers", file)).Select(l => l.Split('\t'))];
}

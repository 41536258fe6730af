using System.Diagnostics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Json;
using TenFour.Streaming.Plans.Lint;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Binding;

/// <summary>Damaged statistics are planned or refused with a place in their text; nothing else happens, and not for long.</summary>
public class StatisticFuzzTests(ITestOutputHelper output)
{
    /// <summary>A thousand times what one takes, so that a busy machine does not matter and a loop without end does.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private static readonly Schema Fields = SqlParser.ParseSchema(
        "k INT, n INT, i INT, x DOUBLE, s STRING, b BOOLEAN, d DATE, ts TIMESTAMP, dec DECIMAL(5,2), bin BINARY, arr ARRAY<INT>, "
        + "st STRUCT<f: INT, g: STRUCT<h: INT>>, disposition STRING");

    [Fact]
    public void Statistic_Damaged_IsPlannedOrRefusedWithAPlace()
    {
        var count = Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1" ? 1_000_000 : 4_000;
        var first = Environment.TickCount & 0x3FFFFFFF;
        var session = StreamingSession.Local(Zone).AddTopic("calls", "none", Fields).AddTable(Table());
        var (planned, watch) = (0, Stopwatch.StartNew());
        for (var seed = first; seed < first + count; seed++)
        {
            var text = DamagedStatistics.Next(seed);
            var start = watch.Elapsed;

            var error = Record.Exception(() => Plan(session, text));

            Assert.True(watch.Elapsed - start < Guard, $"Seed {seed} took {watch.Elapsed - start}:\n{text}");
            Assert.True(error is null or StreamingException, $"Seed {seed}: {error}\n{text}");
            if (error is StatisticException refused)
            {
                Assert.True(refused.Span.EndExclusive <= text.Length, $"Seed {seed}: {refused.Span} in\n{text}");
                Assert.NotEmpty(CaretText.Render(refused, text, "a.sql"));
            }

            planned += error is null ? 1 : 0;
        }

        output.WriteLine($"{count} statistics from seed {first} in {watch.Elapsed.TotalSeconds:0} s: {planned} planned, the others refused.");
        Assert.True(planned > count / 20, $"Only {planned} could be planned, so the damage is too great to reach the planner.");
    }

    [Theory]
    [InlineData("SELECT CASE WHEN 1 THEN s END FROM calls", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE")]
    [InlineData("SELECT if(1, s, s) FROM calls", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE")]
    [InlineData("SELECT cuont(*) FROM calls", "UNRESOLVED_ROUTINE")]
    public void Statistic_ThatWasTakenForAnotherError_IsRefusedWithItsOwn(string text, string condition)
    {
        var session = StreamingSession.Local(Zone).AddTopic("calls", "none", Fields);

        var refused = Assert.Throws<StatisticException>(() => Plan(session, text));

        Assert.Equal(condition, refused.Condition);
    }

    private static StaticTable Table()
    {
        var decoder = new JsonRecordDecoder(Fields, new JsonDecoderOptions(Zone));
        decoder.AppendRecord("""{"k":1,"s":"a","arr":[1]}"""u8);
        var rows = decoder.Take();
        return new StaticTable("t", new ColumnBatch(Fields, rows.Columns, Rows.All(rows.RowCount)));
    }

    private static void Plan(StreamingSession session, string text)
    {
        var statistic = StatisticFile.Parse(text, "a.sql");
        var plan = session.Sql(statistic).Plan;
        var mode = Enum.GetValues<OutputMode>().FirstOrDefault(m => Record.Exception(() => StreamingRules.Check(plan, m)) is null);
        Assert.NotEmpty(PlanText.Of(plan));
        _ = StateNotes.Of(plan, mode);
        _ = StatisticLint.Check(plan, mode, Zone);
        _ = PhysicalPlanner.Plan(plan, mode, Zone);
    }
}

using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Lint;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Testing;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>The C# API means what SQL means.</summary>
public sealed class FluentFrameTests
{
    public static TheoryData<string> Names => [.. FluentShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Frame_OfAQueryInSql_HasItsPlanAndItsRows(string name)
    {
        using var calls = new CallsSession();
        var shape = FluentShapes.All[name];
        var (sql, fluent) = (calls.Session.Sql(shape.Sql), shape.Frame(calls.Session));

        Assert.Equal(PlanText.Of(sql.Plan), PlanText.Of(fluent.Plan));
        Assert.Equal(sql.Schema, fluent.Schema);
        var expected = await RowsAsync(sql, shape);
        Assert.NotEmpty(expected.SelectMany(b => b.Value));
        Assert.Equal(expected, await RowsAsync(fluent, shape));
    }

    [Fact]
    public void GroupBy_OfASessionWindow_IsNamedAsInSql()
    {
        using var calls = new CallsSession(1);
        var sql = calls.Session.Sql("SELECT session_window, city AS c, count(*) AS count FROM calls GROUP BY session_window(call_date_time, '5 minutes'), city");

        var fluent = calls.Calls.GroupBy("session_window(call_date_time, '5 minutes')", "city AS c").Count();

        Assert.Equal(PlanText.Of(sql.Plan), PlanText.Of(fluent.Plan));
    }

    [Fact]
    public void Select_OfAnUnknownColumn_NamesTheExpression()
    {
        using var calls = new CallsSession(1);

        var error = Assert.Throws<StatisticException>(() => calls.Calls.Select("crime_id", "upper(ciy) AS c"));

        Assert.StartsWith("In \"upper(ciy) AS c\": A column, variable, or function parameter with name `ciy` cannot be resolved.", error.Message);
        Assert.Equal("UNRESOLVED_COLUMN.WITH_SUGGESTION", error.Condition);
        Assert.Equal("crime_id, upper(".Length, error.Span.Start);
    }

    [Theory]
    [InlineData("city FROM other")]
    [InlineData("city, address")]
    [InlineData("")]
    [InlineData("upper(city -- )")]
    public void Select_OfMoreOrLessThanOneExpression_IsRefused(string text)
    {
        using var calls = new CallsSession(1);

        var error = Assert.Throws<StatisticException>(() => calls.Calls.Select("crime_id", text, "address"));

        Assert.StartsWith($"In \"{text}\": ", error.Message);
    }

    [Fact]
    public void Steps_ThatSqlRefuses_AreRefusedForItsReasons()
    {
        using var calls = new CallsSession(1);
        var frame = calls.Calls;

        Assert.Equal("DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", Condition(() => frame.Where("city")));
        Assert.Equal("MISSING_AGGREGATION", Condition(() => frame.GroupBy("city").Aggregate("address")));
        Assert.Equal("EVENT_TIME_IS_NOT_ON_TIMESTAMP_TYPE", Condition(() => frame.WithWatermark("city", TimeSpan.Zero)));
        Assert.Equal("AMBIGUOUS_REFERENCE", Condition(() => frame.As("a").Join(frame.As("b"), "city = 'x'")));
        Assert.Equal("NUM_COLUMNS_MISMATCH", Condition(() => frame.Select("city").Union(frame)));
        Assert.Equal("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", Condition(() => frame.Limit(-1)));
        Assert.Equal("UNSUPPORTED_FEATURE.STREAM_ON_TABLE", Condition(() => calls.Session.Stream("radio_code")));
        Assert.Null(Condition(() => frame.WithWatermark("call_date_time", TimeSpan.FromSeconds(-1))));
        Assert.Null(Condition(() => frame.DropDuplicates("upper(city)")));
    }

    [Fact]
    public void Join_WithAFrameOfAnotherSession_IsRefused()
    {
        using var calls = new CallsSession(1);
        using var others = new CallsSession(1);

        Assert.Throws<ArgumentException>(() => calls.Calls.Join(others.Calls, null, JoinKind.Cross));
        Assert.Throws<ArgumentException>(() => calls.Calls.Union(others.Calls));
    }

    [Theory]
    [InlineData(90 * 60, "window(t, '90 minutes')")]
    [InlineData(86_400, "window(t, '1 day')")]
    [InlineData(0.25, "window(t, '250 milliseconds')")]
    public void Window_OfADuration_IsWrittenInItsLargestWholeUnit(double seconds, string expected) =>
        Assert.Equal(expected, Window.Of("t", TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(15)]
    public void Window_OfNoWholeMicroseconds_IsRefused(long ticks) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Of("t", TimeSpan.FromTicks(ticks)));

    private static string? Condition(Func<object> step) => Assert.Throws<StatisticException>(step).Condition;

    private static async Task<SortedDictionary<long, IReadOnlyList<string>>> RowsAsync(StreamingFrame frame, FluentShape shape)
    {
        var sink = new CollectingSink();
        await using var query = frame.Start(CallsSession.AllAvailable with { Mode = shape.Mode, MaxOffsetsPerTrigger = 250 }, sink);
        await query.AwaitTerminationAsync();
        return sink.Batches;
    }
}

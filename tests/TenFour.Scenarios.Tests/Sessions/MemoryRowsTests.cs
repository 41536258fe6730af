using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A host reads the rows of a query as .NET values.</summary>
public sealed class MemoryRowsTests
{
    [Fact]
    public async Task Rows_OfEachType_AreReadByName()
    {
        using var calls = new CallsSession(1);
        var frame = calls.Calls.Select(
            "'a' AS text", "1Y AS tiny", "2 AS small", "3L AS large", "1.5D AS number", "-12.50 AS money", "true AS flag", "DATE '2018-12-31' AS day",
            "TIMESTAMP '2018-12-31 23:57:00' AS time", "INTERVAL '1' HOUR AS span", "CAST(NULL AS STRING) AS nothing",
            "named_struct('inner', 7) AS s", "array(1, 2) AS list");

        using var batch = (await BatchesAsync(frame, OutputMode.Append, batchSize: null))[0];
        var rows = batch.OpenRows();

        Assert.True(rows.Read());
        Assert.Equal("a", rows.GetString("TEXT"));
        Assert.Equal([1, 2, 3], new[] { "tiny", "small", "large" }.Select(rows.GetInt64));
        Assert.Equal(1.5, rows.GetDouble("number"));
        Assert.Equal(-12.50m, rows.GetDecimal("money"));
        Assert.True(rows.GetBoolean("flag"));
        Assert.Equal(new DateOnly(2018, 12, 31), rows.GetDateOnly("day"));
        Assert.Equal(new DateTimeOffset(2018, 12, 31, 23, 57, 0, TimeSpan.FromHours(-8)), rows.GetDateTimeOffset("time"));
        Assert.Equal(TimeSpan.FromHours(-8), rows.GetDateTimeOffset("time").Offset);
        Assert.Equal(TimeSpan.FromHours(1), rows.GetValue("span"));
        Assert.True(rows.IsNull("nothing"));
        Assert.Null(rows.GetString("nothing"));
        Assert.Equal(7, rows.GetInt64("s.inner"));
        Assert.Equal([1L, 2L], Assert.IsType<object?[]>(rows.GetValue("list")));
        Assert.Throws<InvalidCastException>(() => rows.GetInt64("text"));
        Assert.Throws<InvalidOperationException>(() => rows.GetInt64("nothing"));
        Assert.Contains("text, tiny", Assert.Throws<ArgumentException>(() => rows.GetValue("other")).Message);
        Assert.False(rows.Read());
    }

    [Fact]
    public async Task Table_HeldOverLaterBatches_KeepsItsVersion()
    {
        using var calls = new CallsSession(1200);
        var frame = calls.Calls.GroupBy(Window.Of("call_date_time", TimeSpan.FromHours(1), TimeSpan.FromMinutes(10)), "disposition").Count();

        var batches = await BatchesAsync(frame, OutputMode.Complete, batchSize: 300);

        // Each record is in six windows; the cursors are read when the query has ended.
        Assert.Equal([1800, 3600, 5400, 7200], batches.Select(SumOfCounts));
        batches.ForEach(batch => batch.Dispose());
    }

    private static long SumOfCounts(MemoryBatch batch)
    {
        var sum = 0L;
        for (var rows = batch.OpenRows(); rows.Read();)
        {
            sum += rows.GetInt64("count");
        }

        return sum;
    }

    private static async Task<List<MemoryBatch>> BatchesAsync(StreamingFrame frame, OutputMode mode, long? batchSize)
    {
        var sink = new MemorySink();
        var subscription = sink.Subscribe();
        await using var query = frame.Start(CallsSession.AllAvailable with { Mode = mode, MaxOffsetsPerTrigger = batchSize }, sink);
        await query.AwaitTerminationAsync();
        var batches = new List<MemoryBatch>();
        await foreach (var batch in subscription)
        {
            batches.Add(batch);
        }

        return batches;
    }
}

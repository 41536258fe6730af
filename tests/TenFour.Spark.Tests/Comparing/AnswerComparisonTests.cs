using TenFour.Spark.Comparing;
using TenFour.Spark.Faults;
using TenFour.Streaming;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Tests.Comparing;

/// <summary>What counts as equal, and what is said of a difference.</summary>
public sealed class AnswerComparisonTests
{
    private static readonly Schema Columns = new([new StructField("key", SqlType.Int), new StructField("count", SqlType.Long)]);

    private static readonly ResultShape Rows = new(IsOrdered: false, IsArbitrary: false, Keys: null);

    [Fact]
    public void Append_SameRowsInAnotherOrder_IsEqual()
    {
        var result = Compare(OutputMode.Append, Rows, Result(Batch(0, 10, (1, 1), (2, 1))), Result(Batch(0, 10, (2, 1), (1, 1))));
        Assert.True(result.IsEqual, result.Sentence);
        Assert.Equal("2 rows in 1 batch, batch by batch", result.Sentence);
    }

    [Fact]
    public void Append_RowInAnotherBatch_DiffersInBoth()
    {
        var result = Compare(
            OutputMode.Append, Rows, Result(Batch(0, 10, (1, 1)), Batch(1, 20)), Result(Batch(0, 10), Batch(1, 20, (1, 1))));
        Assert.False(result.IsEqual);
        Assert.Equal([(0, false), (1, true)], result.Rows.Select(r => ((int)r.BatchId!, r.IsSpark)));
        Assert.Equal(["1", "1"], result.Rows[0].Cells);
    }

    [Fact]
    public void Update_LastValueOfEachKey_Counts()
    {
        var shape = Rows with { Keys = [0] };
        var result = Compare(
            OutputMode.Update, shape, Result(Batch(0, 10, (1, 1)), Batch(1, 20, (1, 3))), Result(Batch(0, 10, (1, 2)), Batch(1, 20, (1, 3))));
        Assert.True(result.IsEqual, result.Sentence);
        var other = Compare(OutputMode.Update, shape, Result(Batch(0, 10, (1, 1))), Result(Batch(0, 10, (1, 2))));
        Assert.Equal(2, other.DifferingRows);
    }

    [Fact]
    public void Complete_LastTable_CountsWithItsOrderWhereThatIsDecided()
    {
        var (ours, theirs) = (Result(Batch(0, 10, (1, 1), (2, 1))), Result(Batch(0, 10, (2, 1), (1, 1))));
        Assert.True(Compare(OutputMode.Complete, Rows, ours, theirs).IsEqual);
        var ordered = Compare(OutputMode.Complete, Rows with { IsOrdered = true }, ours, theirs);
        Assert.False(ordered.IsEqual);
        Assert.Contains("in another order from row 1 on", ordered.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_CutDifferently_Differ()
    {
        var result = Compare(OutputMode.Append, Rows, Result(Batch(0, 10, (1, 1))), Result(Batch(0, 11, (1, 1))));
        Assert.False(result.IsEqual);
        Assert.Contains("have not read the same records", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_WithoutRecordsOnOneSide_IsNoDifference()
    {
        var result = Compare(OutputMode.Append, Rows, Result(), Result(Batch(0, 0) with { Records = 0 }));
        Assert.True(result.IsEqual, result.Sentence);
        var last = Compare(OutputMode.Append, Rows, Result(Batch(0, 10)), Result(Batch(0, 10), Batch(1, 10) with { Records = 0 }));
        Assert.True(last.IsEqual, last.Sentence);
    }

    [Fact]
    public void Batch_WithRecordsOnOneSide_Differs()
    {
        var result = Compare(OutputMode.Append, Rows, Result(Batch(0, 10)), Result(Batch(0, 10), Batch(1, 20)));
        Assert.False(result.IsEqual);
        Assert.Contains("nothing, for it has not run", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_OfWhichSparkReadLess_IsNoDifference()
    {
        var result = Compare(OutputMode.Append, Rows, Result(Batch(0, 10)), Result(Batch(0, 10) with { Records = 0 }));
        Assert.True(result.IsEqual, result.Sentence);
    }

    [Fact]
    public void Limit_WithoutOrder_ComparesNumbersOfRows()
    {
        var shape = Rows with { IsArbitrary = true };
        Assert.True(Compare(OutputMode.Complete, shape, Result(Batch(0, 10, (1, 1))), Result(Batch(0, 10, (2, 5)))).IsEqual);
        Assert.False(Compare(OutputMode.Complete, shape, Result(Batch(0, 10, (1, 1))), Result(Batch(0, 10))).IsEqual);
    }

    [Fact]
    public void Columns_OfOtherTypes_Differ()
    {
        var spark = new EngineAnswer.Result([], new([new("key", SqlType.Int), new("count", SqlType.Double)]), TimeSpan.Zero);
        var result = Compare(OutputMode.Append, Rows, Result(), spark);
        Assert.Equal("the column count is BIGINT in TenFour, and DOUBLE in Spark", result.Sentence);
        Assert.False(result.IsEqual);
    }

    [Theory]
    [InlineData("UNRESOLVED_COLUMN.WITH_SUGGESTION", "UNRESOLVED_COLUMN.WITH_SUGGESTION", true)]
    [InlineData("UNRESOLVED_COLUMN.WITH_SUGGESTION", "DATATYPE_MISMATCH", false)]
    [InlineData(null, null, true)]
    [InlineData(null, "_LEGACY_ERROR_TEMP_3102", true)]
    [InlineData(null, "DATATYPE_MISMATCH", false)]
    public void Refusals_OfTheSameCondition_AreEqual(string? ours, string? theirs, bool areEqual)
    {
        var result = Compare(
            OutputMode.Append,
            Rows,
            new EngineAnswer.Refusal(new StatisticException("no", TextSpan.None, ours)),
            new EngineAnswer.Refusal(new SparkException(Fault.User, "no", theirs)));
        Assert.Equal(areEqual, result.IsEqual);
    }

    [Fact]
    public void Refusal_OnOneSide_Differs()
    {
        var result = Compare(OutputMode.Append, Rows, new EngineAnswer.Refusal(new StatisticException("no", TextSpan.None)), Result());
        Assert.False(result.IsEqual);
        Assert.Equal("TenFour refuses the statistic: no. Spark accepts it.", result.Sentence);
    }

    [Theory]
    [InlineData(Fault.Environment, true)]
    [InlineData(Fault.Data, false)]
    public void Refusal_ThatSparkGivesInItsFirstBatch_IsEqual(Fault fault, bool isEqual)
    {
        var spark = new EngineAnswer.Failure(new SparkException(fault, "Stream-stream join without equality predicate is not supported", "STREAM_FAILED"));
        var result = Compare(OutputMode.Append, Rows, new EngineAnswer.Refusal(new StatisticException("no", TextSpan.None)), spark);
        Assert.Equal(isEqual, result.IsEqual);
    }

    [Theory]
    [InlineData("DIVIDE_BY_ZERO", "Job aborted: [DIVIDE_BY_ZERO] Division by zero.", true)]
    [InlineData("DIVIDE_BY_ZERO", "Job aborted: [CAST_OVERFLOW] Too large.", false)]
    [InlineData("ARITHMETIC_OVERFLOW", "Job aborted: java.lang.ArithmeticException: long overflow", true)]
    [InlineData("DIVIDE_BY_ZERO", "Job aborted: java.lang.ArithmeticException: long overflow", false)]
    public void Failures_ByTheTextOfSparks_AreCompared(string ours, string theirs, bool isEqual)
    {
        var result = Compare(
            OutputMode.Append,
            Rows,
            new EngineAnswer.Failure(StreamingException.ForData("No.", ours)),
            new EngineAnswer.Failure(new SparkException(Fault.Environment, theirs, "STREAM_FAILED")));
        Assert.Equal(isEqual, result.IsEqual);
    }

    private static ComparisonResult Compare(OutputMode mode, ResultShape shape, EngineAnswer tenFour, EngineAnswer spark) =>
        new AnswerComparison(shape, mode, TimeZoneInfo.Utc).Compare(tenFour, spark);

    private static EngineAnswer.Result Result(params AnsweredBatch[] batches) => new(batches, Columns, TimeSpan.FromSeconds(1));

    private static AnsweredBatch Batch(long id, long end, params (int Key, long Count)[] rows) => new(
        id,
        Records: 10,
        [SourceOffsets.Empty.With(new PartitionId("calls", 0), new PartitionOffset(end, 0))],
        [new ColumnBatch(
            Columns,
            [new FixedColumn<int>(SqlType.Int, [.. rows.Select(r => r.Key)]), new FixedColumn<long>(SqlType.Long, [.. rows.Select(r => r.Count)])],
            TenFour.Streaming.Columns.Rows.All(rows.Length))]);
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Comparing;

/// <summary>What an engine made of a statistic.</summary>
internal abstract record EngineAnswer
{
    /// <summary>Rows, batch by batch.</summary>
    /// <param name="Types">The columns.</param>
    /// <param name="Elapsed">From the start of the query to its end.</param>
    public sealed record Result(IReadOnlyList<AnsweredBatch> Batches, Schema Types, TimeSpan Elapsed) : EngineAnswer;

    /// <summary>Nothing was started.</summary>
    public sealed record Refusal(StreamingException Error) : EngineAnswer;

    /// <summary>A batch failed.</summary>
    public sealed record Failure(StreamingException Error) : EngineAnswer;
}

/// <summary>One batch of an engine.</summary>
/// <param name="Records">The records that it read.</param>
/// <param name="Ends">Where it stopped reading each source, in the order in which the plan reads them.</param>
/// <param name="Rows">Its rows; in complete mode those of the last batch only.</param>
internal sealed record AnsweredBatch(long BatchId, long Records, IReadOnlyList<SourceOffsets> Ends, IReadOnlyList<ColumnBatch> Rows);

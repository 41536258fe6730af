namespace TenFour.Streaming.Operators.Ranking;

/// <summary>
/// A result that remembers from batch to batch which of its pieces hold rows of the first ranks, so that the first rows of millions are found
/// by looking at what the batch has changed.
/// </summary>
internal interface IRankedTable : IResultTable
{
    /// <summary>Opens just the pieces that hold the first rows, whole and in no order; null where ranks are not remembered.</summary>
    IResultCursor? OpenFirst(ColumnRank rank, long limit);
}

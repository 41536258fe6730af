using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators.Ranking;

/// <summary>A result in pieces of some hundred rows, numbered from 0.</summary>
internal interface IRankedPieces
{
    int PieceCount { get; }

    /// <summary>Takes the pieces that have changed since the last call; at the first call all of them.</summary>
    int[] TakeChanged();

    /// <summary>The rows of pieces, batch by batch; columns other than the one may be absent.</summary>
    /// <param name="pieceOfRow">By row, the piece; as long as a batch at most has rows.</param>
    IEnumerable<ColumnBatch> Read(IReadOnlyList<int> pieces, int column, int[] pieceOfRow);
}

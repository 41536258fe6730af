namespace TenFour.Streaming.Sources;

/// <summary>
/// A batch that can only be read from front to back, such as a compressed file: nobody knows where to cut it before it has been read, so
/// whoever is free takes the next piece, while the others decode theirs.
/// </summary>
public interface IRecordPieces
{
    /// <summary>Reads the next piece; false at the end of the batch. Any number of threads; pieces are read one at a time, in order.</summary>
    /// <exception cref="Errors.StreamingException">The data are damaged, or were replaced meanwhile.</exception>
    bool TryTake(RecordPiece piece, CancellationToken cancellation);
}

using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators;

/// <summary>Reads one version of a result, column batch by column batch.</summary>
public interface IResultCursor : IDisposable
{
    /// <summary>Bytes that exist only because this cursor is open.</summary>
    long HeldBytes { get; }

    /// <summary>The next rows, valid until the next call, or null at the end.</summary>
    ColumnBatch? Read();
}

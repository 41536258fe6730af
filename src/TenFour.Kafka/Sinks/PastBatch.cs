using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Kafka.Sinks;

/// <summary>A batch that is in Kafka already: it was committed there, and the program ended before its checkpoint knew.</summary>
internal sealed class PastBatch : ISinkBatch
{
    public void Write(ColumnBatch rows)
    {
        // The same rows as the first time.
    }

    public void Complete(IResultTable table)
    {
        // The same rows as the first time.
    }

    public ValueTask CommitAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Dispose()
    {
        // Nothing was begun.
    }
}

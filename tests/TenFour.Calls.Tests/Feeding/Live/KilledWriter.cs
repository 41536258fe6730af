using TenFour.Streaming.Topics;

namespace TenFour.Calls.Tests.Feeding.Live;

/// <summary>A topic writer during whose calls the process dies: before the call that uses the counter up.</summary>
internal sealed class KilledWriter(ITopicWriter inner, Func<bool> dies) : ITopicWriter
{
    public int PartitionCount => inner.PartitionCount;

    public ProducerProgress Progress => inner.Progress;

    public AppendedTotals Appended => inner.Appended;

    public void Append(int partition, ReadOnlySpan<byte> record)
    {
        Live();
        inner.Append(partition, record);
    }

    public void AppendLines(int partition, ReadOnlySpan<byte> lines) => inner.AppendLines(partition, lines);

    public void Flush() => inner.Flush();

    public void Commit(string position)
    {
        Live();
        inner.Commit(position);
    }

    public void Complete(string position) => inner.Complete(position);

    public void Dispose() => inner.Dispose();

    private void Live()
    {
        if (dies())
        {
            throw new KilledException();
        }
    }

    internal sealed class KilledException : Exception;
}

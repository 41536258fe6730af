using TenFour.Streaming.Topics;

namespace TenFour.Calls.Tests.Feeding.Live;

/// <summary>A topic writer that tells before and after each of its calls, so that a test can look at what lies on the disk.</summary>
internal sealed class WatchedWriter(ITopicWriter inner, Action moment) : ITopicWriter
{
    public int PartitionCount => inner.PartitionCount;

    public ProducerProgress Progress => inner.Progress;

    public AppendedTotals Appended => inner.Appended;

    public void Append(int partition, ReadOnlySpan<byte> record)
    {
        moment();
        inner.Append(partition, record);
    }

    public void AppendLines(int partition, ReadOnlySpan<byte> lines) => inner.AppendLines(partition, lines);

    public void Flush() => inner.Flush();

    public void Commit(string position)
    {
        // What was appended may have reached the disk by now, or not.
        moment();
        inner.Flush();
        moment();
        inner.Commit(position);
        moment();
    }

    public void Complete(string position) => inner.Complete(position);

    public void Dispose() => inner.Dispose();
}

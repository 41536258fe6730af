using System.Buffers;

namespace TenFour.Streaming.State;

/// <summary>
/// An operator that keeps state between batches. The state lives in memory; per batch the changes are handed to the checkpoint, and now and
/// then the whole. A batch that fails leaves the state unusable: the query ends and the next start reads the checkpoint.
/// </summary>
public interface IStatefulOperator
{
    /// <summary>What the state looks like, for telling whether a changed statistic fits an old checkpoint: operator, key and aggregate types.</summary>
    string StateSignature { get; }

    /// <summary>What earlier versions called a state that can still be read.</summary>
    IReadOnlyList<string> OlderSignatures => [];

    /// <summary>The figures of the batch that has just finished.</summary>
    StateMetrics Metrics { get; }

    /// <summary>Writes what the batch that has just finished changed, in a form that <see cref="ReadChanges"/> applies to the state before it.</summary>
    void WriteChanges(IBufferWriter<byte> output);

    void ReadChanges(ReadOnlySpan<byte> changes);

    /// <summary>Writes the whole state.</summary>
    void WriteSnapshot(IBufferWriter<byte> output);

    /// <summary>Replaces the state, which is empty.</summary>
    void ReadSnapshot(ReadOnlySpan<byte> snapshot);

    /// <summary>All operators have read all that the checkpoint holds.</summary>
    void EndRestoring()
    {
        // Most states are whole after each read.
    }
}

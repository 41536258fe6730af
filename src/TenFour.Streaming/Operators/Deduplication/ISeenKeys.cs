using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Deduplication;

/// <summary>The keys of rows that have passed a deduplication.</summary>
internal interface ISeenKeys
{
    /// <summary>What decides whether a state fits.</summary>
    string Signature { get; }

    /// <summary>The figures of the batch.</summary>
    /// <param name="late">Rows dropped by the watermark.</param>
    /// <param name="duplicates">Rows dropped because their key was there.</param>
    StateMetrics Metrics(long late, long duplicates);

    void Begin();

    /// <summary>Adds the rows' keys; gives the rows whose key is new.</summary>
    /// <param name="columns">The key columns.</param>
    Rows Add(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context);

    /// <summary>Forgets the keys whose time the watermark has reached.</summary>
    void Evict(long watermark);

    /// <summary>Writes the keys that the batch added.</summary>
    void WriteAdded(StateWriter output);

    /// <summary>Begins a batch and adds what <see cref="WriteAdded"/> wrote.</summary>
    void ReadAdded(ref StateReader input);

    void WriteAll(StateWriter output);

    /// <summary>Reads what <see cref="WriteAll"/> wrote into an empty state.</summary>
    void ReadAll(ref StateReader input);
}

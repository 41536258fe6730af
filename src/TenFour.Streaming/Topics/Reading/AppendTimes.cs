using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>The times of appending along a piece of a partition: runs of records that were appended at the same time.</summary>
internal sealed class AppendTimes : IDisposable
{
    private readonly IEnumerator<IndexEntry>? _entries;
    private readonly long _newestMicros;
    private bool _hasEntry;

    private AppendTimes(IEnumerator<IndexEntry>? entries, long newestMicros)
    {
        _entries = entries;
        _newestMicros = newestMicros;
        _hasEntry = entries?.MoveNext() ?? false;
        Advance();
    }

    /// <summary>Where the run ends, in bytes.</summary>
    public long RunEnd { get; private set; }

    /// <summary>The run's time in microseconds since the epoch.</summary>
    public long Micros { get; private set; }

    /// <summary>One time for everything.</summary>
    public static AppendTimes Constant(long micros) => new(null, micros);

    /// <summary>The times in the index from a place on.</summary>
    /// <param name="index">The index.</param>
    /// <param name="start">The place.</param>
    /// <param name="newestMicros">The time of records that are not in the index: when the file was last changed.</param>
    public static AppendTimes FromIndex(PartitionIndex index, PartitionOffset start, long newestMicros) =>
        new(index.ReadSound(index.FindFirst(entry => entry.End.Record > start.Record)).GetEnumerator(), newestMicros);

    /// <summary>Goes to the next run.</summary>
    public void Advance()
    {
        if (!_hasEntry)
        {
            (RunEnd, Micros) = (long.MaxValue, Math.Max(Micros, _newestMicros));
            return;
        }

        Micros = _entries!.Current.Micros;
        while (_hasEntry && _entries.Current.Micros == Micros)
        {
            RunEnd = _entries.Current.End.Byte;
            _hasEntry = _entries.MoveNext();
        }
    }

    public void Dispose() => _entries?.Dispose();
}

namespace TenFour.Streaming.Json.Fast;

/// <summary>Finds out which strings of a feed are always of one length, from a record now and then.</summary>
internal sealed class LengthObserver
{
    private const int SamplesPerRound = 32;

    // Often at first, so that the runs are there soon; then just often enough to notice that a feed has changed.
    private const int RecordsBetweenFirstSamples = 32;
    private const int RecordsBetweenSamples = 8192;

    private int[] lengths = [];
    private bool[] isString = [];
    private int samples;
    private int recordsToSample = RecordsBetweenFirstSamples;
    private int interval = RecordsBetweenFirstSamples;

    /// <summary>Starts again, for a new layout.</summary>
    public void Reset() => (samples, interval, recordsToSample) = (0, RecordsBetweenFirstSamples, RecordsBetweenFirstSamples);

    /// <summary>Whether the record that has just been read is to be looked at.</summary>
    public bool IsDue()
    {
        if (--recordsToSample > 0)
        {
            return false;
        }

        recordsToSample = interval;
        return true;
    }

    /// <summary>Looks at a record; at the end of a round the layout has its runs.</summary>
    /// <param name="record">The record's own layout.</param>
    /// <param name="sample">Per field of the record the bytes of its value if that is a plain string, else -1.</param>
    public RecordLayout Observe(RecordLayout layout, RecordLayout record, ReadOnlySpan<int> sample)
    {
        Span<int> places = stackalloc int[record.Fields.Length];
        if (!LayoutMerger.TryMap(layout, record, places))
        {
            return layout;
        }

        // A field that a record leaves out counts like one that is no string.
        Span<int> seen = stackalloc int[layout.Fields.Length];
        seen.Fill(-1);
        for (var i = 0; i < places.Length; i++)
        {
            seen[places[i]] = sample[i];
        }

        if (samples == 0)
        {
            lengths = seen.ToArray();
            isString = Array.ConvertAll(lengths, l => l >= 0);
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            isString[i] &= seen[i] >= 0;
            lengths[i] = lengths[i] == seen[i] ? lengths[i] : -1;
        }

        if (++samples < SamplesPerRound)
        {
            return layout;
        }

        var observed = RunBuilder.AddRuns(layout, lengths, isString);
        (samples, interval) = (0, RecordsBetweenSamples);
        return observed;
    }
}

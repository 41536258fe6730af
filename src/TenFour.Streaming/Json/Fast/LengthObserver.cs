namespace TenFour.Streaming.Json.Fast;

/// <summary>Finds out which strings of a feed are always or mostly of one length, from a record now and then.</summary>
internal sealed class LengthObserver
{
    private const int SamplesPerRound = 32;

    // Often at first, so that the shapes are there soon; then just often enough to notice that a feed has changed.
    private const int RecordsBetweenFirstSamples = 32;
    private const int RecordsBetweenSamples = 8192;

    private readonly List<int[]> samples = [];
    private int recordsToSample = RecordsBetweenFirstSamples;
    private int interval = RecordsBetweenFirstSamples;

    /// <summary>Starts again, for a new layout.</summary>
    public void Reset()
    {
        samples.Clear();
        (interval, recordsToSample) = (RecordsBetweenFirstSamples, RecordsBetweenFirstSamples);
    }

    /// <summary>Whether one of the records that have just been read is to be looked at.</summary>
    public bool IsDue(int records)
    {
        recordsToSample -= records;
        if (recordsToSample > 0)
        {
            return false;
        }

        recordsToSample = interval;
        return true;
    }

    /// <summary>Looks at a record; at the end of a round the layout has its shapes.</summary>
    /// <param name="record">The record's own layout.</param>
    /// <param name="sample">Per field of the record the bytes of its value if that is a plain string, else <see cref="FieldLengths.Other"/>.</param>
    public RecordLayout Observe(RecordLayout layout, RecordLayout record, ReadOnlySpan<int> sample)
    {
        Span<int> places = stackalloc int[record.Fields.Length];
        if (!LayoutMerger.TryMap(layout, record, places))
        {
            return layout;
        }

        var seen = new int[layout.Fields.Length];
        Array.Fill(seen, FieldLengths.Missing);
        for (var i = 0; i < places.Length; i++)
        {
            seen[places[i]] = sample[i];
        }

        samples.Add(seen);
        if (samples.Count < SamplesPerRound)
        {
            return layout;
        }

        var observed = layout.With([.. FieldLengths.ByKind(samples).Select(kind => ShapeBuilder.Build(layout, kind)).OfType<RecordShape>()]);
        samples.Clear();
        interval = RecordsBetweenSamples;
        return observed;
    }
}

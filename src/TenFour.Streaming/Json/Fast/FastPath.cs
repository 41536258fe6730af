using TenFour.Streaming.Json.Builders;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Reads records fast while they look like those that were read slowly before.</summary>
internal sealed class FastPath(FieldNames names, ColumnBuilder[] columns, SimdChoice simd)
{
    // Feeds that change their form are rare, so a layout is given up only when this many records in a row did not fit.
    private const int MissesToGiveUp = 16;

    // Looking at a record that teaches nothing costs as much as reading it, so that it is done ever less often.
    private const int MaxMissesToSkip = 1024;

    private readonly LayoutLearner learner = new(names);
    private readonly IFastReader reader = FastReaders.Create(simd, columns);
    private readonly LengthObserver observer = new();
    private RecordLayout? layout;
    private int missesInRow;
    private int missesToSkip;
    private int missesSkipped;

    /// <summary>Reads the first line to a row that is all null; 0 when it must be read slowly.</summary>
    public int Read(ReadOnlySpan<byte> lines, int row, out int nulledFields)
    {
        nulledFields = 0;
        if (layout is null)
        {
            return 0;
        }

        var length = reader.Read(layout, lines, row, out nulledFields);
        if (length > 0)
        {
            missesInRow = 0;
            if (observer.IsDue() && learner.TryLearn(lines[..(length - 1)]))
            {
                layout = observer.Observe(layout, learner.ToLayout(lines[..(length - 1)]), learner.Lengths);
            }
        }

        return length;
    }

    /// <summary>Takes notice of a record that had to be read slowly and was not malformed.</summary>
    public void Learn(ReadOnlySpan<byte> record)
    {
        missesInRow++;
        if (missesSkipped++ < missesToSkip)
        {
            return;
        }

        missesSkipped = 0;
        var learned = learner.TryLearn(record) ? Combine(learner.ToLayout(record)) : layout;
        if (ReferenceEquals(learned, layout))
        {
            missesToSkip = Math.Min((missesToSkip * 2) + 1, MaxMissesToSkip);
            return;
        }

        layout = learned;
        missesToSkip = 0;
        observer.Reset();
    }

    private RecordLayout? Combine(RecordLayout candidate)
    {
        Span<int> places = stackalloc int[candidate.Fields.Length];
        if (layout is null || !LayoutMerger.TryMap(layout, candidate, places))
        {
            return layout is null || missesInRow >= MissesToGiveUp ? candidate : layout;
        }

        // A record whose fields are all known was odd in its values.
        return places.Contains(-1) ? LayoutMerger.Merge(layout, candidate, places) ?? layout : layout;
    }
}

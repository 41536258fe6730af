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
    private byte[] lastLines = [];
    private int missesInRow;
    private int missesToSkip;
    private int missesSkipped;

    /// <summary>Reads some of the lines at the start to rows that are all null; 0 when the first must be read slowly.</summary>
    /// <param name="lines">Lines and, behind the last, perhaps a piece of one.</param>
    /// <param name="maxBytes">The length of the longest line with its newline.</param>
    /// <param name="row">The first row.</param>
    /// <param name="maxRows">The most rows.</param>
    /// <returns>The length of the lines.</returns>
    public int Read(ReadOnlySpan<byte> lines, int maxBytes, int row, int maxRows, out int rows, out int nulledFields)
    {
        (rows, nulledFields) = (0, 0);
        if (layout is null)
        {
            return 0;
        }

        var length = reader.ReadShaped(
            layout, lines.Length < layout.ReachBytes ? WithRoom(lines, layout.ReachBytes) : lines, maxBytes, row, maxRows, out rows, out nulledFields);
        if (length == 0)
        {
            // A line that is too long does not end within what is shown.
            length = reader.Read(layout, lines.Length < maxBytes ? lines : lines[..maxBytes], row, out nulledFields);
            rows = length > 0 ? 1 : 0;
        }

        if (length > 0)
        {
            missesInRow = 0;
            if (observer.IsDue(rows))
            {
                Observe(lines[..lines.IndexOf((byte)'\n')]);
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

    // The last lines of a block, with as much behind them as a shape looks at: zeros, which no record has.
    private ReadOnlySpan<byte> WithRoom(ReadOnlySpan<byte> lines, int room)
    {
        if (lastLines.Length < lines.Length + room)
        {
            lastLines = new byte[room * 2];
        }

        lines.CopyTo(lastLines);
        lastLines.AsSpan(lines.Length, room).Clear();
        return lastLines.AsSpan(0, lines.Length + room);
    }

    private void Observe(ReadOnlySpan<byte> record)
    {
        if (learner.TryLearn(record))
        {
            layout = observer.Observe(layout!, learner.ToLayout(record), learner.Lengths);
        }
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

namespace TenFour.Streaming.Columns;

/// <summary>
/// Where the rows of a column batch come from while they still are records, one row a record: row r is record
/// <c>FirstRecord + r</c> of the partition, or <c>Offsets[r]</c> where there are gaps.
/// </summary>
/// <param name="Source">The source's name; of a source of several topics, the topic.</param>
/// <param name="Rejected">Rows that stand for malformed records, or null where there is none.</param>
/// <param name="Counts">Where operators count what they drop.</param>
public sealed record RecordOrigin(string Source, int Partition, long FirstRecord, Bitmap? Rejected, RecordCounts Counts)
{
    /// <summary>The offset of each row; null where they follow each other without a gap.</summary>
    public long[]? Offsets { get; init; }

    /// <summary>Where operators note the records that they drop as late; null where nobody asks for them.</summary>
    public RecordPlaces? Late { get; init; }

    /// <summary>The offset of a row's record.</summary>
    public long OffsetOf(int row) => Offsets is null ? FirstRecord + row : Offsets[row];

    /// <summary>Counts rows that a filter drops; rejected ones have been counted before.</summary>
    public void CountFiltered(Rows before, Rows after) => Counts.Filtered += CountAccepted(before) - CountAccepted(after);

    /// <summary>Counts rows that a watermark drops in all their windows; rejected ones have been counted before.</summary>
    public void CountLate(Rows before, Rows after)
    {
        Counts.Late += CountAccepted(before) - CountAccepted(after);
        if (Late is not null)
        {
            NoteLate(Late, before, after);
        }
    }

    /// <summary>Counts the rows that are no rejected records.</summary>
    public int CountAccepted(Rows rows)
    {
        if (Rejected is null)
        {
            return rows.Count;
        }

        var accepted = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            accepted += Rejected[rows[i]] ? 0 : 1;
        }

        return accepted;
    }

    /// <summary>Both selections ascend, so one walk finds what the second lacks.</summary>
    private void NoteLate(RecordPlaces late, Rows before, Rows after)
    {
        var place = 0;
        foreach (var row in before)
        {
            if (place < after.Count && after[place] == row)
            {
                place++;
            }
            else if (Rejected is null || !Rejected[row])
            {
                late.Add(Source, Partition, OffsetOf(row));
            }
        }
    }
}

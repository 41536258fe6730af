using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Json;

/// <summary>Collects the malformed records of one column batch.</summary>
internal sealed class RejectedRows(int capacity)
{
    private List<RejectedRecord> records = [];
    private Bitmap? rows;

    public void Add(int row, string reason, ReadOnlySpan<byte> record)
    {
        rows ??= new Bitmap(capacity);
        rows.Set(row);
        records.Add(new RejectedRecord(row, reason, record.ToArray()));
    }

    public (Bitmap? Rows, IReadOnlyList<RejectedRecord> Records) Take()
    {
        var taken = (rows, records);
        if (rows is not null)
        {
            (rows, records) = (null, []);
        }

        return taken;
    }
}

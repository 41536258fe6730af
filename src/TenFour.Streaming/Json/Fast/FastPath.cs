using System.Numerics;
using TenFour.Streaming.Json.Builders;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Reads records fast while they look like one that was read slowly before.</summary>
internal sealed class FastPath(FieldNames names, ColumnBuilder[] columns, SimdChoice simd)
{
    // Feeds that change their form are rare, so a layout is given up only when this many records in a row did not fit.
    private const int MissesToGiveUp = 16;

    private readonly LayoutLearner learner = new(names);
    private readonly IFastReader reader = FastReaders.Create(simd, columns);
    private readonly LengthObserver observer = new();
    private RecordLayout? layout;
    private int missesInRow;

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
                layout = observer.Observe(layout, learner.Lengths);
            }
        }

        return length;
    }

    /// <summary>Takes notice of a record that had to be read slowly and was not malformed.</summary>
    public void Learn(ReadOnlySpan<byte> record)
    {
        // Ever less often, so that records of no fixed form cost little.
        if (!BitOperations.IsPow2(++missesInRow) || !learner.TryLearn(record))
        {
            return;
        }

        // A record with more fields serves those that leave some out, too.
        if (layout is null || learner.FieldCount > layout.Fields.Length || missesInRow >= MissesToGiveUp)
        {
            layout = learner.ToLayout(record);
            observer.Reset();
        }
    }
}

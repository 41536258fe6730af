using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Reads the wall-clock times of a TIMESTAMP column in a zone, or of a TIMESTAMP_NTZ column as they are.</summary>
internal sealed class WallReader
{
    private readonly long[] micros;
    private readonly ZoneRules? zone;
    private ZoneSpan span;

    public WallReader(KernelInput input, int argument)
        : this(input.Columns[argument], input.Zone)
    {
    }

    public WallReader(Column column, ZoneRules zone)
    {
        micros = ((FixedColumn<long>)column).Values;
        this.zone = column.Type is TimestampNtzType ? null : zone;
    }

    public long this[int row]
    {
        get
        {
            var value = micros[row];
            if (zone is null)
            {
                return value;
            }

            // Neighbouring rows mostly lie between the same two changes of the clock.
            if (!span.Contains(value))
            {
                span = zone.SpanOfUtc(value);
            }

            return value + span.Offset;
        }
    }
}

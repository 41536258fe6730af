using TenFour.Calls.Producing;
using TenFour.Calls.Records;

namespace TenFour.Dashboard.Feeds;

/// <summary>All calls before a moment at once, those after it at the pace of the calls themselves, sped up.</summary>
/// <param name="moment">Microseconds since the epoch.</param>
/// <param name="speed">Seconds of event time for each second.</param>
internal sealed class CatchUpPacing(long moment, double speed) : IPacing
{
    private long _origin = moment;
    private long _newest = long.MinValue;

    public TimeSpan DueTime(ReadOnlySpan<byte> record)
    {
        if (EventTime.TryGet(record, out var time))
        {
            // A feed that is ahead already goes on from where it is.
            _origin = _newest == long.MinValue ? Math.Max(_origin, time) : _origin;
            _newest = Math.Max(_newest, time);
        }

        return _newest <= _origin ? TimeSpan.Zero : TimeSpan.FromMicroseconds((_newest - _origin) / speed);
    }
}

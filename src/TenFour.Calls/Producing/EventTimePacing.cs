using TenFour.Calls.Feeds;
using TenFour.Calls.Records;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Producing;

/// <summary>
/// The pace of the calls themselves, sped up: a record goes when the newest time so far is due, so a late one goes at once. Records
/// without a readable time go at once too.
/// </summary>
/// <param name="speed">Seconds of event time for each second.</param>
/// <param name="maxDisorder">How far behind the newest time a record may lie; null for any distance.</param>
/// <param name="maxGap">The longest that may pass between two records, in real time; null for as long as the times say.</param>
public sealed class EventTimePacing(double speed, TimeSpan? maxDisorder, TimeSpan? maxGap = null) : IPacing
{
    // A century: from one end of the calendar to the other at a fraction of real time would overflow.
    private const double LongestMicroseconds = 100 * 365.25 * 86_400 * 1e6;

    private long _newest = long.MinValue;
    private TimeSpan _due;

    public TimeSpan DueTime(ReadOnlySpan<byte> record)
    {
        if (EventTime.TryGet(record, out var time))
        {
            CheckOrder(time);
            Advance(time);
        }

        return _due;
    }

    private void Advance(long time)
    {
        if (_newest != long.MinValue && time > _newest)
        {
            var gap = TimeSpan.FromMicroseconds(Math.Min((time - _newest) / speed, LongestMicroseconds));
            _due += maxGap < gap ? maxGap.Value : gap;
        }

        _newest = Math.Max(_newest, time);
    }

    private void CheckOrder(long time)
    {
        if (maxDisorder is { } limit && _newest != long.MinValue && _newest - time > limit.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            throw new FeedException(
                Fault.Data,
                $"The input is not in the order of time: a call of {Show(time)} follows one of {Show(_newest)}.",
                "Use --order time, which sorts it first, or --speed max.");
        }
    }

    private static string Show(long microseconds) =>
        DateTime.UnixEpoch.AddSeconds(CityClock.ToLocal(microseconds / 1_000_000)).ToString("yyyy-MM-dd HH:mm");
}

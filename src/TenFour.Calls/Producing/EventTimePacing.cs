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
public sealed class EventTimePacing(double speed, TimeSpan? maxDisorder) : IPacing
{
    private long? _first;
    private long _newest = long.MinValue;

    public TimeSpan DueTime(ReadOnlySpan<byte> record)
    {
        if (EventTime.TryGet(record, out var time))
        {
            _first ??= time;
            CheckOrder(time);
            _newest = Math.Max(_newest, time);
        }

        return _first is { } first ? TimeSpan.FromMicroseconds((_newest - first) / speed) : TimeSpan.Zero;
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

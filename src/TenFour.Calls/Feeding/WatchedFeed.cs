using TenFour.Calls.Feeds;
using TenFour.Calls.Records;

namespace TenFour.Calls.Feeding;

/// <summary>
/// Another feed, while the newest event time of the records that have gone is noted. The record that was read last may still wait for its
/// time, so it counts when the next one is read.
/// </summary>
internal sealed class WatchedFeed(IRecordFeed inner, Action begun) : IRecordFeed
{
    private const long None = long.MinValue;

    private long _held = None;
    private long _newest = None;

    /// <summary>The newest time of a call that has gone; null before the first. May be read by another thread.</summary>
    public DateTimeOffset? Newest =>
        Volatile.Read(ref _newest) is var time and not None ? DateTimeOffset.UnixEpoch.AddMicroseconds(time) : null;

    public FeedPosition Position => inner.Position;

    public double? Fraction => inner.Fraction;

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        ReleaseHeld();
        if (!inner.TryRead(out record))
        {
            return false;
        }

        _held = EventTime.TryGet(record, out var time) ? time : None;
        return true;
    }

    public ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        ReleaseHeld();
        return inner.FillAsync(cancellation);
    }

    public ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation) => inner.SeekAsync(position, cancellation);

    public void Dispose() => inner.Dispose();

    private void ReleaseHeld()
    {
        if (_held == None)
        {
            return;
        }

        var isFirst = _newest == None;
        Volatile.Write(ref _newest, Math.Max(_newest, _held));
        _held = None;
        if (isFirst)
        {
            begun();
        }
    }
}

using TenFour.Calls.Feeds;

namespace TenFour.Calls.Producing;

/// <summary>
/// The one record that was read but may not go yet. Until it goes, the feed's position is ahead of the topic: commits take the position
/// before it.
/// </summary>
internal sealed class PacedRecord
{
    // A shorter wait is not worth it: timers are no finer.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);

    private byte[] _bytes = new byte[1024];
    private int _length;
    private TimeSpan _due;
    private bool _isHeld;
    private TimeSpan? _start;

    /// <summary>The feed's position before the record; null where none is held back.</summary>
    public FeedPosition? PositionBefore { get; private set; }

    public ReadOnlySpan<byte> Record => _bytes.AsSpan(0, _length);

    /// <summary>Makes the next record of the feed the held one, unless there is one, and tells whether it may go.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="pacing">Decides when the record is due.</param>
    /// <param name="now">The time since the producer began.</param>
    /// <param name="pause">How long to wait; null where the feed has to fetch more first.</param>
    public bool TryTake(IRecordFeed feed, IPacing pacing, TimeSpan now, out TimeSpan? pause)
    {
        pause = null;
        if (!_isHeld && !TryHold(feed, pacing))
        {
            return false;
        }

        // The pace begins with the first record, not while the feed is still being opened or sorted.
        _start ??= now;
        var remaining = _start.Value + _due - now;
        if (remaining >= ShortestPause)
        {
            pause = TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds));
        }

        return pause is null;
    }

    /// <summary>The record has been appended.</summary>
    public void Release()
    {
        _isHeld = false;
        PositionBefore = null;
    }

    private bool TryHold(IRecordFeed feed, IPacing pacing)
    {
        var before = feed.Position;
        if (!feed.TryRead(out var record))
        {
            return false;
        }

        PositionBefore = before;
        if (_bytes.Length < record.Length)
        {
            _bytes = new byte[record.Length * 2];
        }

        record.CopyTo(_bytes);
        _length = record.Length;
        _due = pacing.DueTime(record);
        _isHeld = true;
        return true;
    }
}

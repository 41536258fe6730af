namespace TenFour.Calls.Feeds;

/// <summary>
/// Where records come from: one sequence of records that is always the same for the same arguments, and that can be entered at a
/// <see cref="FeedPosition"/>. Reading is synchronous over what is in memory and asynchronous only where more must be fetched:
/// <code>
/// do { while (feed.TryRead(out var record)) { ... } } while (await feed.FillAsync(cancellation));
/// </code>
/// </summary>
public interface IRecordFeed : IDisposable
{
    /// <summary>The position behind the record that was read last.</summary>
    FeedPosition Position { get; }

    /// <summary>How much of the feed has been read, from 0 to 1; null where that is unknown. May be read by another thread.</summary>
    double? Fraction { get; }

    /// <summary>The next record in memory: one line of JSON without its newline, valid until the next call.</summary>
    /// <returns>False where <see cref="FillAsync"/> has to fetch more.</returns>
    bool TryRead(out ReadOnlySpan<byte> record);

    /// <summary>Fetches more.</summary>
    /// <returns>False at the end of the feed.</returns>
    ValueTask<bool> FillAsync(CancellationToken cancellation);

    /// <summary>Goes to a position that this feed, or one made with the same arguments, gave before.</summary>
    ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation);
}

using TenFour.Calls.Feeds;

namespace TenFour.Calls.Tests.Support;

/// <summary>A feed in whose middle the process dies.</summary>
internal sealed class KilledFeed(IRecordFeed inner, int afterRecords) : IRecordFeed
{
    private int _left = afterRecords;

    public FeedPosition Position => inner.Position;

    public double? Fraction => inner.Fraction;

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        if (!inner.TryRead(out record))
        {
            return false;
        }

        return _left-- > 0 ? true : throw new KilledException();
    }

    public ValueTask<bool> FillAsync(CancellationToken cancellation) => inner.FillAsync(cancellation);

    public ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation) => inner.SeekAsync(position, cancellation);

    public void Dispose() => inner.Dispose();

    internal sealed class KilledException : Exception;
}

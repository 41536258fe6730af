using TenFour.Calls.Feeds;

namespace TenFour.Calls.Simulation;

/// <summary>The records of a <see cref="CallGenerator"/>, without end.</summary>
public sealed class SimulatedFeed(CallGeneratorOptions options) : IRecordFeed
{
    private readonly CallGenerator _generator = new(options);
    private readonly byte[] _record = new byte[CallGenerator.MaxRecordBytes];
    private long _next;

    public FeedPosition Position => new() { Records = _next, RecordsInPass = _next };

    /// <summary>Unknown: the end is where the reader stops.</summary>
    public double? Fraction => null;

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        record = _record.AsSpan(0, _generator.Write(_next, _record));
        _next++;
        return true;
    }

    public ValueTask<bool> FillAsync(CancellationToken cancellation) => ValueTask.FromResult(true);

    public ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation)
    {
        _next = position.Records;
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
    }
}

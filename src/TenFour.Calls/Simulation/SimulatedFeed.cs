using TenFour.Calls.Feeds;

namespace TenFour.Calls.Simulation;

/// <summary>The records of a <see cref="CallGenerator"/>, without end.</summary>
public sealed class SimulatedFeed(CallGeneratorOptions options) : IRecordFeed
{
    private readonly CallGenerator _generator = new(options);
    private readonly byte[] _record = new byte[CallGenerator.MaxRecordBytes];
    private long _first;
    private long _given;

    /// <summary>The place; its <see cref="FeedPosition.Offset"/> is the number of the record that the feed began with.</summary>
    public FeedPosition Position => new() { Records = _given, RecordsInPass = _given, Offset = _first };

    /// <summary>Unknown: the end is where the reader stops.</summary>
    public double? Fraction => null;

    /// <summary>When the record that was read last arrives. That is later than its event time by its lateness.</summary>
    public DateTimeOffset LastArrival => _generator.ArrivalOf(Math.Max(0, _first + _given - 1));

    /// <summary>Makes the first record of the hour of a moment the first of the feed.</summary>
    public void EnterAt(DateTimeOffset moment) => (_first, _given) = (_generator.FirstInHourOf(moment), 0);

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        record = _record.AsSpan(0, _generator.Write(_first + _given, _record));
        _given++;
        return true;
    }

    public ValueTask<bool> FillAsync(CancellationToken cancellation) => ValueTask.FromResult(true);

    public ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation)
    {
        (_first, _given) = (position.Offset, position.Records);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
    }
}

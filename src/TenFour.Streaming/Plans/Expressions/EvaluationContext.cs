using TenFour.Streaming.Columns;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// What an evaluation needs beside its inputs. One a worker, so that caches in it need no lock.
/// </summary>
/// <param name="TimeZone">The session time zone.</param>
public sealed class EvaluationContext(TimeZoneInfo timeZone)
{
    private readonly Dictionary<object, object> caches = new(ReferenceEqualityComparer.Instance);
    private readonly Arena arena = new();

    public TimeZoneInfo TimeZone { get; } = timeZone;

    /// <summary>The rules of the session time zone.</summary>
    public ZoneRules Zone { get; } = ZoneRules.For(timeZone);

    /// <summary>The batch's time in microseconds: what <c>current_timestamp</c> gives, also when the batch is run again.</summary>
    public long BatchTimeMicros { get; set; }

    /// <summary>A clock that stands still at the batch's time.</summary>
    public TimeProvider BatchClock => field ??= new StoppedClock(this);

    /// <summary>An array of at least that many elements, with anything in them, that belongs to the caller until <see cref="Reset"/>.</summary>
    public T[] Rent<T>(int length)
        where T : unmanaged => arena.Rent<T>(length);

    /// <summary>A mask of at least that many clear bits that belongs to the caller until <see cref="Reset"/>.</summary>
    public Bitmap RentBitmap(int length) => arena.RentBitmap(length);

    /// <summary>An empty pool that belongs to the caller until <see cref="Reset"/>.</summary>
    public StringPool RentPool() => arena.RentPool();

    /// <summary>Takes back everything rented: the column batch that it was rented for has been processed.</summary>
    public void Reset() => arena.Reset();

    /// <summary>Something that an expression keeps between batches (a compiled pattern, results by dictionary entry).</summary>
    public T Cached<T>(object owner, Func<T> make)
        where T : class
    {
        if (!caches.TryGetValue(owner, out var value))
        {
            caches.Add(owner, value = make());
        }

        return (T)value;
    }

    private sealed class StoppedClock(EvaluationContext context) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMicroseconds(context.BatchTimeMicros);
    }
}

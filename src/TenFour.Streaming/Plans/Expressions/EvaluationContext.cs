namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// What an evaluation needs beside its inputs. One a worker, so that caches in it need no lock.
/// </summary>
/// <param name="TimeZone">The session time zone.</param>
public sealed class EvaluationContext(TimeZoneInfo timeZone)
{
    private readonly Dictionary<object, object> caches = new(ReferenceEqualityComparer.Instance);

    public TimeZoneInfo TimeZone { get; } = timeZone;

    /// <summary>The batch's time in microseconds: what <c>current_timestamp</c> gives, also when the batch is run again.</summary>
    public long BatchTimeMicros { get; set; }

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
}

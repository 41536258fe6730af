namespace TenFour.Streaming.Queries;

/// <summary>When the next batch runs, as in Spark.</summary>
public abstract record Trigger
{
    /// <summary>As soon as there is data, until stopped.</summary>
    public static readonly Trigger Default = new AsSoonAsPossible();

    /// <summary>All that is there when the query starts, in batches that honour the limits, then the closing batch; then the query ends.</summary>
    public static readonly Trigger AvailableNow = new AllAvailableNow();

    /// <summary>One batch of all that is there, without limits and without a closing batch.</summary>
    public static readonly Trigger Once = new OneBatch();

    /// <summary>At multiples of an interval; at once when one was missed.</summary>
    public static Trigger Every(TimeSpan interval) => new ProcessingTime(interval);

    /// <summary>Reads the words of <c>--trigger</c>: <c>available-now</c>, <c>once</c>, or a duration such as <c>10s</c>.</summary>
    /// <exception cref="Errors.StreamingException">The text is none of these.</exception>
    public static Trigger Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "available-now" or "availablenow" => AvailableNow,
        "once" => Once,
        var duration => Every(DurationText.Parse(duration, "a trigger is available-now, once, or an interval such as 10s")),
    };

    /// <summary>As <see cref="Parse"/> reads it; null for the default, which has no words.</summary>
    public abstract string? Text { get; }

    internal sealed record AsSoonAsPossible : Trigger
    {
        public override string? Text => null;
    }

    internal sealed record AllAvailableNow : Trigger
    {
        public override string? Text => "available-now";
    }

    internal sealed record OneBatch : Trigger
    {
        public override string? Text => "once";
    }

    internal sealed record ProcessingTime(TimeSpan Interval) : Trigger
    {
        public override string? Text => $"{(long)Interval.TotalMilliseconds} ms";
    }
}

namespace TenFour.Calls.Producing;

/// <summary>A clock that starts at a moment and runs at a speed.</summary>
/// <param name="Start">What it shows at first.</param>
/// <param name="Speed">Its seconds for each real second.</param>
public sealed record SimulatedClock(DateTimeOffset Start, double Speed)
{
    /// <summary>What it shows after so much real time.</summary>
    public DateTimeOffset At(TimeSpan elapsed) => Start + (elapsed * Speed);

    /// <summary>After how much real time it shows a moment; negative where that is over.</summary>
    public TimeSpan Until(DateTimeOffset moment) => (moment - Start) / Speed;
}

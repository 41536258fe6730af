namespace TenFour.EndToEnd;

/// <summary>What a value is held against.</summary>
/// <param name="Floor">Required.</param>
/// <param name="Goal">What it is here for.</param>
/// <param name="IsLowest">The value should be at least so much; otherwise at most.</param>
public sealed record Target(double Floor, double Goal, bool IsLowest)
{
    public static Target AtLeast(double floor, double goal) => new(floor, goal, true);

    public static Target AtMost(double floor, double goal) => new(floor, goal, false);

    /// <summary>In one word: <c>goal</c>, <c>floor</c> or <c>missed</c>.</summary>
    public string Judge(double value) => Holds(value, Goal) ? "goal" : Holds(value, Floor) ? "floor" : "missed";

    private bool Holds(double value, double limit) => IsLowest ? value >= limit : value <= limit;
}

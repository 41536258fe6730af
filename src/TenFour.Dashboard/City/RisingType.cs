namespace TenFour.Dashboard.City;

/// <summary>A type of call that came more often in the hour up to the newest call than usual.</summary>
/// <param name="Usual">What is usual for the hour and weekday.</param>
internal sealed record RisingType(string Type, long Calls, double Usual)
{
    public bool IsSmall => Calls < CityPicture.SmallNumber;

    /// <summary>How far above the usual, in what chance alone would do.</summary>
    public double Excess => (Calls - Usual) / Math.Sqrt(Usual + 1);
}

namespace TenFour.Dashboard.City;

/// <summary>A type of call that came more often in the newest full hour than usual.</summary>
/// <param name="Usual">The mean of the same hour and weekday in the weeks before.</param>
internal sealed record RisingType(string Type, long Calls, double Usual)
{
    public bool IsUncertain => Calls < HourPicture.SmallNumber;

    /// <summary>How far above the usual, in what chance alone would do.</summary>
    public double Excess => (Calls - Usual) / Math.Sqrt(Usual + 1);
}

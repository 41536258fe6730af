namespace TenFour.Dashboard.City;

/// <summary>The newest full hour of the stream beside the usual for its hour and weekday.</summary>
/// <param name="Hour">When the hour began.</param>
/// <param name="Calls">Calls in it.</param>
/// <param name="Usual">The mean of the same hour and weekday in the weeks before; null where there is none.</param>
/// <param name="Weeks">From how many weeks.</param>
/// <param name="SoFar">Calls in the hour that has begun since.</param>
internal sealed record HourPicture(DateTimeOffset Hour, long Calls, double? Usual, int Weeks, long SoFar)
{
    /// <summary>Below that a share or a change says little.</summary>
    public const int SmallNumber = 5;

    private const int FewWeeks = 3;

    public bool IsUncertain => Weeks < FewWeeks || Calls < SmallNumber;

    /// <summary>Counts vary by chance by about their root: within two of them nothing is unusual.</summary>
    public string Verdict => Usual is not { } usual ? "nothing to compare with yet"
        : Calls > usual + (2 * Math.Sqrt(usual)) ? "more than usual"
        : Calls < usual - (2 * Math.Sqrt(usual)) ? "fewer than usual"
        : "as usual";
}

namespace TenFour.EndToEnd.Sides;

/// <summary>One who does the measured work, in a process of its own.</summary>
internal interface ISide : IDisposable
{
    /// <summary>Does the work once. Everything that is no part of it lies outside of <see cref="SideResult.Seconds"/>.</summary>
    Task<SideResult> RunAsync();

    /// <summary>Does the work once more, unmeasured, and sums up every row of the answer.</summary>
    Task<SideResult> VerifyAsync();
}

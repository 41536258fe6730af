namespace TenFour.Streaming.Windows;

/// <summary>The windows from <paramref name="First"/> to <paramref name="Last"/>, by number.</summary>
internal readonly record struct WindowRun(long First, long Last)
{
    public long Count => Last - First + 1;
}

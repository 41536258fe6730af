using TenFour.Streaming.Limits;

namespace TenFour.Dashboard.Statistics;

/// <summary>What a query that was typed in the page can use, so that the others do not suffer.</summary>
internal static class TypedLimits
{
    /// <summary>How many run at the same time.</summary>
    public const int MostRunning = 5;

    /// <summary>Threads of such a query.</summary>
    public const int Workers = 1;

    /// <summary>Records of a batch, so that limits are looked at often.</summary>
    public const long MostRecordsPerBatch = 20_000;

    private const int Seconds = 10;
    // What comes with the program takes up to 15 MB a batch and 4 MB of state. The process keeps what a batch has asked for until the collector
    // comes, beside state and shown rows, so that it grows by more than either.
    private const int Megabytes = 128;
    private const int StateMegabytes = 64;

    public static QueryLimits Query { get; } = new(TimeSpan.FromSeconds(Seconds), (long)Megabytes << 20, (long)StateMegabytes << 20);

    /// <summary>The limits in words.</summary>
    public static string Sentence => $"{Seconds} seconds and {Megabytes} MB a batch, with {StateMegabytes} MB of state; {MostRunning} such statistics run at a time";
}

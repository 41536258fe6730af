namespace TenFour.Streaming.Tests.Operators;

/// <summary>How many random streams a property test runs: some in the gate, 100,000 with <c>.ci/run --full</c>.</summary>
internal static class Samples
{
    public static long Count(int gate) => Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") is null ? gate : 100_000;
}

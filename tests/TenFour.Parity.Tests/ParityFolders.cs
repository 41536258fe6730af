namespace TenFour.Parity.Tests;

/// <summary>Where the recorded answers and the records lie, by environment variable.</summary>
internal static class ParityFolders
{
    public const string SkipReason = "TENFOUR_TEST_PARITY and TENFOUR_TEST_DATA are not set";

    public static string? Cases => Environment.GetEnvironmentVariable("TENFOUR_TEST_PARITY");

    public static string? Data => Environment.GetEnvironmentVariable("TENFOUR_TEST_DATA");

    public static bool AreSet => Cases is not null && Data is not null;

    /// <summary>The names of the cases, or one that will be skipped.</summary>
    public static TheoryData<string> Names() => AreSet
        ? [.. Directory.EnumerateFiles(Cases!, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()]
        : ["none"];
}

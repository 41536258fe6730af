namespace TenFour.Browser.Tests.Harness;

/// <summary>An address of every page. A new page gets a line here, and with it all tests that look at each page.</summary>
internal static class PagePaths
{
    public static readonly string[] All =
    [
        "/",
        "/statistics",
        "/statistics/calls-per-hour",
        "/statistics/calls-by-type",
        "/statistics/weekday-by-hour",
        "/statistics/alarms/edit",
        "/engine",
        "/engine/calls-per-hour",
        "/topics",
        "/topics/calls",
    ];

    /// <summary>One of each of the four views.</summary>
    public static readonly string[] OfEachKind = ["/", "/statistics/calls-per-hour", "/engine/calls-per-hour", "/topics/calls"];

    /// <summary>Those on which nothing changes by itself.</summary>
    public static readonly string[] Still = ["/statistics", "/statistics/alarms/edit"];

    /// <summary>A file's name for a path.</summary>
    public static string NameOf(string path) => path == "/" ? "now" : path.Trim('/').Replace('/', '-');
}

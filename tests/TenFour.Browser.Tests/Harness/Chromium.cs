using Microsoft.Playwright;

namespace TenFour.Browser.Tests.Harness;

/// <summary>The machine's own browser. Nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    public static string? Path { get; } = Array.Find(Places, File.Exists);

    public const string SkipReason = "There is no Chromium here (Debian's package is chromium).";

    public static BrowserTypeLaunchOptions Options => new()
    {
        ExecutablePath = Path,
        Headless = true,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    };
}

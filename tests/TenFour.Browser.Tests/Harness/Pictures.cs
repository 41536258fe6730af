namespace TenFour.Browser.Tests.Harness;

/// <summary>Where pictures of the page go: below the build's own output, never into the repository.</summary>
internal static class Pictures
{
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
}

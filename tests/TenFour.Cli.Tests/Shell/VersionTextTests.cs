using TenFour.Cli.Shell;

namespace TenFour.Cli.Tests.Shell;

public sealed class VersionTextTests
{
    [Theory]
    [InlineData("0.1.0", "TenFour 0.1.0")]
    [InlineData("0.1.0+0123456789abcdef", "TenFour 0.1.0 (0123456789)")]
    public void Format_InformationalVersion_ShowsReleaseAndCommit(string version, string expected) =>
        Assert.Equal(expected, VersionText.Format(version));
}

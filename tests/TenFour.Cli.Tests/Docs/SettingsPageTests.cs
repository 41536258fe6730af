using TenFour.Cli.Running;
using TenFour.Cli.Tests.Architecture;

namespace TenFour.Cli.Tests.Docs;

public class SettingsPageTests
{
    [Fact]
    public void SettingsPage_EveryKnownName_IsDescribed()
    {
        var page = Repository.Read("docs/settings.md");

        Assert.All(KnownSettings.Names, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }
}

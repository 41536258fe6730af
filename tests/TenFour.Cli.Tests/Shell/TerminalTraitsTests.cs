using TenFour.Cli.Shell;

namespace TenFour.Cli.Tests.Shell;

public sealed class TerminalTraitsTests
{
    [Theory]
    [InlineData(false, null, null, false, false, false)]
    [InlineData(true, null, "xterm", true, true, true)]
    [InlineData(true, "1", "xterm", true, false, true)]
    [InlineData(true, "", "xterm", true, true, true)]
    [InlineData(true, null, "dumb", true, false, false)]
    public void Decide_TerminalAndEnvironment_GiveWhatMayBeDrawn(
        bool isTerminal, string? noColor, string? term, bool expectedTerminal, bool expectedColor, bool expectedRedraw)
    {
        var traits = TerminalTraits.Decide(isTerminal, 100, name => name == "NO_COLOR" ? noColor : term);

        Assert.Equal((expectedTerminal, expectedColor, expectedRedraw), (traits.IsTerminal, traits.UsesColor, traits.CanRedraw));
    }

    [Fact]
    public void Decide_UnknownWidth_IsEightyColumns() =>
        Assert.Equal(80, TerminalTraits.Decide(true, 0, _ => null).Width);
}

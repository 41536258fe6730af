using TenFour.Cli.Running;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Tests.Running;

public sealed class NdjsonTargetTests
{
    [Theory]
    [InlineData("out", false, null)]
    [InlineData("out?keep=all", true, null)]
    [InlineData("out?roll=64MB", false, 64_000_000L)]
    [InlineData("out?roll=500kb", false, 500_000L)]
    [InlineData("out?roll=1GB", false, 1_000_000_000L)]
    [InlineData("out?roll=12B", false, 12L)]
    [InlineData("out?roll=4096", false, 4096L)]
    public void Parse_Options_AreThoseOfTheText(string text, bool keepsAll, long? rollBytes) =>
        Assert.Equal(new NdjsonTarget("out", keepsAll, rollBytes), NdjsonTarget.Parse(text));

    [Theory]
    [InlineData("", "needs a folder")]
    [InlineData("?roll=1MB", "needs a folder")]
    [InlineData("-?roll=1MB", "takes no options")]
    [InlineData("out?keep=some", "no option keep=some")]
    [InlineData("out?rolls=1MB", "no option rolls=1MB")]
    [InlineData("out?keep=all&roll=1MB", "keep=all is for complete mode")]
    [InlineData("out?roll=", "\"\" is no size")]
    [InlineData("out?roll=0", "\"0\" is no size")]
    [InlineData("out?roll=-1MB", "\"-1MB\" is no size")]
    [InlineData("out?roll=MB", "\"MB\" is no size")]
    [InlineData("out?roll=1.5MB", "\"1.5MB\" is no size")]
    [InlineData("out?roll=64TB", "\"64TB\" is no size")]
    [InlineData("out?roll=9999999999GB", "\"9999999999GB\" is no size")]
    public void Parse_WrongText_IsRefused(string text, string message)
    {
        var error = Assert.Throws<StreamingException>(() => NdjsonTarget.Parse(text));

        Assert.Equal(Fault.User, error.Fault);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }
}

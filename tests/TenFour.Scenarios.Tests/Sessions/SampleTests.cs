using TenFour.Testing;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>The sample program runs and prints what it says.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Sample_Run_PrintsTheRowsOfBothQueries()
    {
        using var folder = new TemporaryFolder();
        var output = new StringWriter();

        await Samples.Program.RunAsync(folder.Of("calls"), output);

        var lines = output.ToString().TrimEnd().Split(output.NewLine);
        Assert.Equal(12, lines.Length);
        Assert.Equal("The busiest hours by disposition:", lines[0]);
        Assert.All(lines[1..6], line => Assert.Matches(@"^  batch 0: 2018-10-\d\d \d\d:\d\d \w+ \d+ \d\d:\d\d$", line));
        Assert.Equal("Calls by type:", lines[6]);
        Assert.All(lines[7..], line => Assert.Matches(@"^  batch 0: .+: \d+ calls, \d+ at a known place$", line));
    }
}

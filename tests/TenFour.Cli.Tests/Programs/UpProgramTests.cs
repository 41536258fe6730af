using TenFour.Testing;

namespace TenFour.Cli.Tests.Programs;

public sealed class UpProgramTests
{
    [Fact]
    public async Task Up_Started_WritesNothingIntoTheHomeFolder()
    {
        using var home = new TemporaryFolder();
        using var data = new TemporaryFolder();
        using var process = BuiltProgram.StartWith("HOME", home.Path, "up", "--simulate", "--port", "0", "--data", data.Path);

        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.Terminate();
        await process.EndAsync();

        Assert.StartsWith("TenFour is at http://", line, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Path));
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(data.Path));
    }
}

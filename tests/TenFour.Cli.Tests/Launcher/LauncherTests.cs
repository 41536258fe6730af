namespace TenFour.Cli.Tests.Launcher;

public sealed class LauncherTests
{
    [Fact]
    public async Task Start_FreshClone_BuildsSaysSoAndPassesTheArgumentsOn()
    {
        using var project = new FakeProject();

        var outcome = await project.RunAsync(arguments: ["run", "a b.sql"]);

        Assert.Equal((0, "ran run a b.sql\n"), (outcome.ExitCode, outcome.Output));
        Assert.Contains("building", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecondTime_BuildsNothingAndSaysNothing()
    {
        using var project = new FakeProject();
        await project.RunAsync();

        var outcome = await project.RunAsync();

        Assert.Equal((0, "", 1), (outcome.ExitCode, outcome.Error, project.Builds));
    }

    [Theory]
    [InlineData("src/TenFour.Cli/Program.cs")]
    [InlineData("src/TenFour.Cli/New.cs")]
    [InlineData("Directory.Build.props")]
    public async Task Start_SourceWrittenSinceTheBuild_BuildsAgain(string file)
    {
        using var project = new FakeProject();
        await project.RunAsync();

        await File.WriteAllTextAsync(Path.Combine(project.Root, file), "changed");
        await project.RunAsync();

        Assert.Equal(2, project.Builds);
    }

    [Fact]
    public async Task Start_SourceRemovedSinceTheBuild_BuildsAgain()
    {
        using var project = new FakeProject();
        await project.RunAsync();

        File.Delete(Path.Combine(project.Root, "src", "TenFour.Cli", "Program.cs"));
        await project.RunAsync();

        Assert.Equal(2, project.Builds);
    }

    [Fact]
    public async Task Start_ThroughASymbolicLinkFromElsewhere_FindsTheProject()
    {
        using var project = new FakeProject();
        var link = Path.Combine(project.Root, "..", "link");
        File.CreateSymbolicLink(link, "project/tenfour");

        var outcome = await project.RunAsync(script: link, folder: "/", arguments: "--version");

        Assert.Equal("ran --version\n", outcome.Output);
    }

    [Fact]
    public async Task Start_FourAtOnce_BuildOnceAndAllRun()
    {
        using var project = new FakeProject();
        project.SetBuild("sleep 0.3; exit 0");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => project.RunAsync()));

        Assert.All(outcomes, outcome => Assert.Equal((0, "ran\n"), (outcome.ExitCode, outcome.Output)));
        Assert.Equal(1, project.Builds);
    }

    [Fact]
    public async Task Start_LockOfAKilledBuild_IsTakenOver()
    {
        using var project = new FakeProject();
        Directory.CreateDirectory(Path.GetDirectoryName(project.Lock)!);
        const string NobodysProcess = "99999999";
        File.CreateSymbolicLink(project.Lock, NobodysProcess);

        var outcome = await project.RunAsync();

        Assert.Equal((0, "ran\n"), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public async Task Start_BuildFails_ShowsItsOutputAndBuildsAgainNextTime()
    {
        using var project = new FakeProject();
        project.SetBuild("echo 'Program.cs(1,1): error CS1002'; exit 1");

        var failed = await project.RunAsync();
        project.SetBuild("exit 0");
        var mended = await project.RunAsync();

        Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
        Assert.Contains("error CS1002", failed.Error, StringComparison.Ordinal);
        Assert.Equal((0, "ran\n"), (mended.ExitCode, mended.Output));
    }

    [Fact]
    public async Task Start_PlatformCannotCompileAheadOfTime_BuildsWithout()
    {
        using var project = new FakeProject();
        project.SetBuild($"[ -f '{project.Root}/tried' ] || {{ : >'{project.Root}/tried'; echo 'error NETSDK1094'; exit 1; }}");

        var outcome = await project.RunAsync();

        Assert.Equal((0, "ran\n", 2), (outcome.ExitCode, outcome.Output, project.Builds));
    }

    [Fact]
    public async Task Start_NoSdkAndNotBuilt_SaysWhatToInstall()
    {
        using var project = new FakeProject();
        project.RemoveSdk();

        var outcome = await project.RunAsync();

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("the .NET 10 SDK is needed", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoSdkButBuilt_Runs()
    {
        using var project = new FakeProject();
        await project.RunAsync();
        project.RemoveSdk();

        var outcome = await project.RunAsync();

        Assert.Equal((0, "ran\n"), (outcome.ExitCode, outcome.Output));
    }
}

namespace TenFour.Cli.Tests.Programs;

public sealed class ProgramTests
{
    [Fact]
    public async Task Program_Version_IsPrintedToStdout()
    {
        using var process = BuiltProgram.Start("--version");

        var (code, results, messages) = await process.EndAsync();

        Assert.Equal((0, ""), (code, messages));
        Assert.StartsWith("TenFour ", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_UnknownCommand_IsRefusedOnStderr()
    {
        using var process = BuiltProgram.Start("no-such-command");

        var (code, results, messages) = await process.EndAsync();

        Assert.Equal((2, ""), (code, results));
        Assert.StartsWith("error in the command: tenfour knows no ", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_ReaderGoneBeforeTheFirstLine_EndsQuietly()
    {
        using var process = BuiltProgram.Start("--help");
        process.StandardOutput.Close();

        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (process.ExitCode, messages));
    }

    [Fact]
    public async Task Program_OutputOnAFullDisk_FailsWithASentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full here");
        using var process = BuiltProgram.StartShell("exec \"$0\" --help >/dev/full");

        var (code, _, messages) = await process.EndAsync();

        Assert.Equal(1, code);
        Assert.StartsWith("error in the environment: the disk is full", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_BothStreamsIntoOneFile_LoseNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var file = Path.GetTempFileName();
        using var process = BuiltProgram.StartShell($"{{ echo before; \"$0\" --version; \"$0\" nonsense; }} >'{file}' 2>&1");

        await process.EndAsync();
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);

        Assert.Equal("before", lines[0]);
        Assert.StartsWith("TenFour ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("error in the command", lines[2], StringComparison.Ordinal);
    }
}

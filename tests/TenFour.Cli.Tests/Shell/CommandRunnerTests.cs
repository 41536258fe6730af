using TenFour.Cli.Shell;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Tests.Shell;

public sealed class CommandRunnerTests
{
    [Fact]
    public async Task Run_Command_WritesItsResultsToStdoutAlone()
    {
        using var line = new CommandLine();

        var code = await line.RunAsync(Writing("42 calls"), "work", "calls");

        Assert.Equal((0, "42 calls", ""), (code, line.Results, line.Messages));
    }

    [Theory]
    [InlineData(Fault.User, 2, "error in the command: no such mode")]
    [InlineData(Fault.Environment, 1, "error in the environment: no such mode")]
    [InlineData(Fault.Data, 1, "error in the data: no such mode")]
    public async Task Run_KnownError_SaysWhoseFaultItIsAndExitsAccordingly(Fault fault, int expectedCode, string expectedText)
    {
        using var line = new CommandLine();
        var root = CommandLine.Tree(_ => throw new StreamingException(fault, "no such mode", advice: "Use append."));

        var code = await line.RunAsync(root, "work", "calls");

        Assert.Equal(expectedCode, code);
        Assert.Equal(expectedText + Environment.NewLine + "  Use append." + Environment.NewLine, line.Messages);
        Assert.Empty(line.Results);
    }

    [Fact]
    public async Task Run_Defect_HidesTheStackTraceUnlessAskedFor()
    {
        using var quiet = new CommandLine();
        using var asked = new CommandLine();
        var root = CommandLine.Tree(_ => throw new InvalidOperationException("broken"));

        var code = await quiet.RunAsync(root, "work", "calls");
        await asked.RunAsync(root, showsTrace: true, "work", "calls");

        Assert.Equal(1, code);
        Assert.Contains("defect in TenFour: InvalidOperationException: broken", quiet.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", quiet.Messages, StringComparison.Ordinal);
        Assert.Contains("   at ", asked.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoppedBySignal_ExitsWith130AndSaysThatTheStateIsSafe()
    {
        using var line = new CommandLine();
        var root = CommandLine.Tree(context =>
        {
            line.Interrupts.Signal();
            context.Stop.ThrowIfCancellationRequested();
            return Task.FromResult(0);
        });

        var code = await line.RunAsync(root, "work", "calls");

        Assert.Equal(130, code);
        Assert.Contains("the state is safe", line.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CancelledThoughNobodyAsked_IsADefect()
    {
        using var line = new CommandLine();
        var root = CommandLine.Tree(_ => throw new OperationCanceledException());

        var code = await line.RunAsync(root, "work", "calls");

        Assert.Equal(1, code);
        Assert.Contains("defect in TenFour", line.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailsAfterFirstResults_KeepsTheResults()
    {
        using var line = new CommandLine();
        var root = CommandLine.Tree(context =>
        {
            context.Output.Results.Write("first row");
            throw StreamingException.ForData("division by zero");
        });

        await line.RunAsync(root, "work", "calls");

        Assert.Equal("first row", line.Results);
    }

    [Fact]
    public async Task Run_ReaderOfStdoutHasGone_EndsQuietly()
    {
        using var line = new CommandLine(new FailingStream(new IOException("Broken pipe", BrokenPipe)));

        var code = await line.RunAsync(Writing("42 calls"), "work", "calls");

        Assert.Equal((0, ""), (code, line.Messages));
    }

    [Fact]
    public async Task Run_ReaderHasGoneAndEngineWrapsTheError_EndsQuietly()
    {
        using var line = new CommandLine(new FailingStream(new IOException("Broken pipe", BrokenPipe)));
        var root = CommandLine.Tree(context =>
        {
            try
            {
                context.Output.ResultBytes().Write(new byte[1024 * 1024]);
            }
            catch (IOException failure)
            {
                throw StreamingException.ForEnvironment("the sink failed", inner: failure);
            }

            return Task.FromResult(0);
        });

        var code = await line.RunAsync(root, "work", "calls");

        Assert.Equal((0, ""), (code, line.Messages));
    }

    [Fact]
    public async Task Run_DiskOfStdoutIsFull_FailsWithASentence()
    {
        using var line = new CommandLine(new FailingStream(new IOException("No space left on device", DiskFull)));

        var code = await line.RunAsync(Writing("42 calls"), "work", "calls");

        Assert.Equal(1, code);
        Assert.Contains("error in the environment: the disk is full", line.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoArguments_ShowsTheHelp()
    {
        using var line = new CommandLine();

        var code = await line.RunAsync(Writing(""));

        Assert.Equal(0, code);
        Assert.Contains("work", line.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HelpOfACommand_ShowsItsExamples()
    {
        using var line = new CommandLine();

        var code = await line.RunAsync(Writing(""), "work", "--help");

        Assert.Equal(0, code);
        Assert.Contains("Examples:", line.Results, StringComparison.Ordinal);
        Assert.Contains(" work calls --speed max", line.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrok", "knows no command 'wrok'", "Did you mean work?")]
    [InlineData("work calls --sped max", "knows no option '--sped'", "Did you mean --speed?")]
    [InlineData("work --sped max", "knows no option '--sped'", "Did you mean --speed?")]
    [InlineData("work calls --limit x", "Cannot parse argument 'x' for option '--limit': a whole number is expected", "work --help")]
    [InlineData("work calls more", "knows no argument 'more'", "work --help")]
    [InlineData("work calls --speed", "Required argument missing for option: '--speed'", "work --help")]
    public async Task Run_WrongCommandLine_NamesTheNearestAndRefuses(string arguments, string expected, string expectedAdvice)
    {
        using var line = new CommandLine();

        var code = await line.RunAsync(Writing(""), arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(expected, line.Messages, StringComparison.Ordinal);
        Assert.Contains(expectedAdvice, line.Messages, StringComparison.Ordinal);
    }

    private static int BrokenPipe => OperatingSystem.IsWindows() ? unchecked((int)0x8007006D) : 32;

    private static int DiskFull => OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;

    private static System.CommandLine.RootCommand Writing(string text) => CommandLine.Tree(context =>
    {
        context.Output.Results.Write(text);
        return Task.FromResult(0);
    });

    private sealed class FailingStream(IOException failure) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw failure;
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;

namespace TenFour.Cli.Shell;

/// <summary>Runs one command line: parse, act, flush, and turn whatever goes wrong into a sentence and an exit code.</summary>
internal sealed class CommandRunner(Output output, Func<Stream> openInput, Interrupts interrupts, TimeProvider time, bool showsTrace)
{
    /// <summary>No response files: a value that starts with @ is a value.</summary>
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    private CommandContext? context;

    public async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> arguments)
    {
        try
        {
            // Without anything to do, say what can be done.
            var code = await DispatchAsync(root.Parse(arguments.Count == 0 ? ["--help"] : arguments, Parser));
            output.Flush();
            return code;
        }
        catch (Exception failure)
        {
            return Report(failure);
        }
    }

    private async Task<int> DispatchAsync(ParseResult parsed)
    {
        // Help and version serve also a command line that is wrong otherwise.
        var isHelp = parsed.Action is { ClearsParseErrors: true };
        if (!isHelp && UsageErrors.Find(parsed) is { } error)
        {
            throw error;
        }

        if (parsed.Action is CommandAction action)
        {
            context = new CommandContext(parsed, output, openInput, time, interrupts.Stop) { TakeSecondSignal = interrupts.TakeSecond };
            return await action.RunAsync(context);
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output.Results,
            Error = output.Messages,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private int Report(Exception failure)
    {
        FlushResults();
        if (output.IsClosed)
        {
            return ExitCode.Done;
        }

        var report = FailureReport.Of(failure, context?.Statistic, interrupts.IsStopRequested, showsTrace);
        output.RestoreTerminal();
        output.Messages.WriteLine(report.Text);
        return report.ExitCode;
    }

    /// <summary>What a failed command has found out is still wanted; a second failure would only hide the first.</summary>
    private void FlushResults()
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // Either the reader has gone, which the output remembers, or the disk is full, which is the failure being reported.
        }
    }
}

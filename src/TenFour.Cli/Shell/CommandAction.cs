using System.CommandLine;
using System.CommandLine.Invocation;

namespace TenFour.Cli.Shell;

/// <summary>
/// What a command does, still without the outside world: the <see cref="CommandRunner"/> supplies that, so that the tree of commands
/// can also be built just to be described.
/// </summary>
internal sealed class CommandAction(Func<CommandContext, Task<int>> run) : AsynchronousCommandLineAction
{
    public Task<int> RunAsync(CommandContext context) => run(context);

    public override Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Commands are run by the command runner.");
}

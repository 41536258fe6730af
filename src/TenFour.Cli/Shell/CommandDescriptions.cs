using System.CommandLine;
using System.Runtime.CompilerServices;

namespace TenFour.Cli.Shell;

/// <summary>What every command says about itself beyond its options: what it does when run, and examples for its help.</summary>
internal static class CommandDescriptions
{
    private static readonly ConditionalWeakTable<Command, List<string>> ExamplesOf = [];

    /// <summary>Sets what the command does; the result is the exit code.</summary>
    public static T Runs<T>(this T command, Func<CommandContext, Task<int>> run)
        where T : Command
    {
        command.Action = new CommandAction(run);
        return command;
    }

    /// <summary>Adds a line to the examples in the command's help, without the program's name.</summary>
    public static T Example<T>(this T command, string arguments)
        where T : Command
    {
        ExamplesOf.GetOrCreateValue(command).Add(arguments);
        return command;
    }

    public static IReadOnlyList<string> Examples(this Command command) =>
        ExamplesOf.TryGetValue(command, out var examples) ? examples : [];

    /// <summary>What a user types: the root is named after the program, whatever the process that hosts it is called.</summary>
    public static string TypedName(this Command command) => command is RootCommand { HelpName: { } name } ? name : command.Name;
}

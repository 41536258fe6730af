using System.CommandLine;
using TenFour.Cli.Commands;
using TenFour.Cli.Shell;

namespace TenFour.Cli;

/// <summary>The tree of commands: names them, nothing more.</summary>
internal static class CommandTree
{
    /// <summary>What a user types, whatever the process that hosts the commands is called.</summary>
    public const string ProgramName = "tenfour";

    public static RootCommand Create()
    {
        var root = new RootCommand("Live statistics on San Francisco police calls for service.") { HelpName = ProgramName };
        root.Add(UpCommand.Create());
        root.Add(ConsumeCommand.Create());
        root.Add(TopicsCommand.Create());
        HelpWithExamples.AddTo(root);
        VersionText.AddTo(root);
        root.Subcommands.Add(ProduceCommand.Create());
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(SubmitCommand.Create());
        root.Subcommands.Add(QueriesCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(InspectCommand.Create());
        root.Subcommands.Add(CompareCommand.Create());
        return root;
    }
}

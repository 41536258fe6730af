using System.CommandLine;
using TenFour.Cli.Shell;

namespace TenFour.Cli;

/// <summary>The tree of commands: names them, nothing more.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Live statistics on San Francisco police calls for service.");
        HelpWithExamples.AddTo(root);
        VersionText.AddTo(root);
        return root;
    }
}

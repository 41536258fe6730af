using System.CommandLine;
using System.Text;
using TenFour.Cli.Tests.Shell;

namespace TenFour.Cli.Tests.Docs;

/// <summary>Writes <c>docs/commands.md</c> from the help of every command.</summary>
internal static class CommandReference
{
    public const string Path = "docs/commands.md";

    public static async Task<string> WriteAsync()
    {
        var text = new StringBuilder("""
            # Commands

            The help of every command, as `./tenfour COMMAND --help` prints it.

            """);
        foreach (var command in Visible(CommandTree.Create(), []))
        {
            using var line = new CommandLine();
            await line.RunAsync(CommandTree.Create(), [.. command, "--help"]);
            text.Append($"\n## tenfour {string.Join(' ', command)}".TrimEnd()).Append("\n\n```\n").Append(Tidy(line.Results)).Append("\n```\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string[]> Visible(Command command, string[] path)
    {
        yield return path;
        foreach (var deeper in command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => Visible(sub, [.. path, sub.Name])))
        {
            yield return deeper;
        }
    }

    private static string Tidy(string help) => string.Join('\n', help.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}

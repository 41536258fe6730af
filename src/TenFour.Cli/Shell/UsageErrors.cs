using System.CommandLine;
using System.CommandLine.Parsing;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Shell;

/// <summary>Turns what the parser found wrong with a command line into one error that names the nearest thing that exists.</summary>
internal static class UsageErrors
{
    public static StreamingException Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = $"See: {FullName(parsed)} --help";
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return StreamingException.ForUser(parsed.Errors[0].Message.TrimEnd('.'), advice: help);
        }

        var token = parsed.UnmatchedTokens[0];
        var nearest = NearestName.Find(token, Candidates(command, token));
        var kind = token.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        var advice = nearest is null ? help : $"Did you mean {nearest}? {help}";
        return StreamingException.ForUser($"{FullName(parsed)} knows no {kind} '{token}'", advice: advice);
    }

    private static IEnumerable<string> Candidates(Command command, string token) => token.StartsWith('-')
        ? command.Options.Where(option => !option.Hidden).Select(option => option.Name)
        : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);

    private static string FullName(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult result; at = at.Parent)
        {
            names.Insert(0, result.Command.TypedName());
        }

        return string.Join(' ', names);
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Shell;

/// <summary>Turns what the parser found wrong with a command line into one error that names the nearest thing that exists.</summary>
internal static partial class UsageErrors
{
    /// <summary>The error, or null for a command line that can be run.</summary>
    public static StreamingException? Find(ParseResult parsed)
    {
        var stranger = StrayOption(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null);
        if (stranger is not null)
        {
            return Unknown(parsed, stranger);
        }

        return parsed.Errors.Count == 0 ? null : StreamingException.ForUser(Plain(parsed.Errors[0].Message), advice: SeeHelp(parsed));
    }

    private static StreamingException Unknown(ParseResult parsed, string token)
    {
        var command = parsed.CommandResult.Command;
        var isOption = IsOption(token);
        var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        IEnumerable<Symbol> known = isOption ? command.Options : command.Subcommands;
        var nearest = NearestName.Find(token, known.Where(symbol => !symbol.Hidden).Select(symbol => symbol.Name));
        var advice = nearest is null ? SeeHelp(parsed) : $"Did you mean {nearest}? {SeeHelp(parsed)}";
        return StreamingException.ForUser($"{FullName(parsed)} knows no {kind} '{token}'", advice: advice);
    }

    /// <summary>A mistyped option that the parser took for an argument, because the command still wanted one.</summary>
    private static string? StrayOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
        {
            return null;
        }

        return parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(IsOption);
    }

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]);

    private static string SeeHelp(ParseResult parsed) => $"See: {FullName(parsed)} --help";

    private static string FullName(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult result; at = at.Parent)
        {
            names.Insert(0, result.Command.TypedName());
        }

        return string.Join(' ', names);
    }

    /// <summary>The parser's own words, with those of .NET put into a user's.</summary>
    private static string Plain(string message) => ExpectedType().Replace(message.TrimEnd('.'), match => match.Groups["type"].Value switch
    {
        "System.Int32" or "System.Int64" => ": a whole number is expected",
        "System.Double" or "System.Decimal" => ": a number is expected",
        "System.Boolean" => ": true or false is expected",
        _ => "",
    });

    [GeneratedRegex(@" as expected type '(System\.Nullable`1\[)?(?<type>[\w.]+)\]?'", RegexOptions.ExplicitCapture)]
    private static partial Regex ExpectedType();
}

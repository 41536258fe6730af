using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TenFour.Cli.Shell;

/// <summary>The library's help with the command's examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Wide enough for one line an option, and the same everywhere, so that the documents can quote it.</summary>
    public const int Width = 120;

    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Description = "Show this help.";
            if (option.Action is HelpAction help)
            {
                help.MaxWidth = Width;
                option.Action = new HelpWithExamples(help);
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command.Examples();
        if (examples.Count > 0)
        {
            var writer = parseResult.InvocationConfiguration.Output;
            writer.WriteLine("Examples:");
            foreach (var example in examples)
            {
                writer.WriteLine($"  {parseResult.RootCommandResult.Command.TypedName()} {example}");
            }

            writer.WriteLine();
        }

        return code;
    }
}

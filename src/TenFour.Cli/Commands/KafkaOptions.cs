using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Commands;

/// <summary>The <c>--set</c> of commands that talk to Kafka without a query.</summary>
internal static class KafkaOptions
{
    /// <summary>A new option: each command has its own.</summary>
    public static Option<string[]> Set(string description) => new("--set")
    {
        Description = description,
        HelpName = "name=value",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The settings of the client.</summary>
    /// <param name="others">Takes settings that do not begin with <c>kafka.</c>; null where there are none.</param>
    /// <exception cref="StreamingException">A setting is refused.</exception>
    public static KafkaSettings Read(CommandContext context, Option<string[]> option, Dictionary<string, string>? others = null)
    {
        var settings = KafkaSettings.Default with { Warn = text => context.Output.Messages.WriteLine($"warning: {text}") };
        foreach (var text in context.Arguments.GetValue(option) ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw StreamingException.ForUser($"--set {text} is no setting.", advice: "Write --set name=value.");
            }

            var (name, value) = (text[..equals], text[(equals + 1)..]);
            if (name.StartsWith(KafkaSettings.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                settings = settings.With(name, value);
            }
            else if (others is not null)
            {
                others[name] = value;
            }
            else
            {
                throw StreamingException.ForUser($"There is no setting {name} here.", advice: "Settings of Kafka's client begin with kafka.");
            }
        }

        return settings;
    }
}

using System.CommandLine;

namespace TenFour.Cli.Running;

/// <summary>The options that <c>run</c> and <c>check</c> share: which statistic, over which streams and tables, with which settings.</summary>
internal sealed class StatisticOptions
{
    public Argument<string> Statistic { get; } = new("statistic") { Description = "The SQL file of the statistic." };

    public Option<string[]> Sources { get; } = new("--source")
    {
        Description = "The topic of the stream calls, or name=TOPIC for another stream; repeatable.",
        HelpName = "[name=]TOPIC",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string[]> Tables { get; } = new("--table")
    {
        Description = "A static table from a JSON, NDJSON or CSV file; repeatable. radio_code is built in.",
        HelpName = "name=FILE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> Mode { get; } = new("--mode")
    {
        Description = "append, update or complete; wins over the statistic's header. Without either: append.",
        HelpName = "MODE",
    };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting under Spark's name, such as maxOffsetsPerTrigger=5000; repeatable.",
        HelpName = "name=value",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<bool> Lenient { get; } = new("--lenient") { Description = "Warn of settings that do nothing here, instead of refusing them." };

    public void AddTo(Command command)
    {
        command.Add(Sources);
        command.Add(Tables);
        command.Add(Mode);
        command.Add(Set);
        command.Add(Lenient);
    }
}

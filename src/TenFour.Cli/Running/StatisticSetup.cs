using TenFour.Calls;
using TenFour.Calls.City;
using TenFour.Cli.Shell;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types;

namespace TenFour.Cli.Running;

/// <summary>A statistic with its streams, tables, mode and settings: what both <c>check</c> and <c>run</c> need.</summary>
internal sealed record StatisticSetup(LoadedStatistic Statistic, StreamingSession Session, RunSettings Settings)
{
    private const string DefaultStream = "calls";

    public static async Task<StatisticSetup> CreateAsync(CommandContext context, StatisticOptions options)
    {
        var statistic = LoadedStatistic.Read(context, context.Arguments.GetRequiredValue(options.Statistic));
        var settings = ReadSettings(context, options, statistic);
        var session = await OpenSessionAsync(
            context, options, statistic, settings.TimeZone, (_, text) => SourceText.Parse(text, settings, Warnings(context), context.Time));
        return new StatisticSetup(statistic, session, settings);
    }

    /// <summary>A session with the streams and tables of the command line.</summary>
    /// <param name="parse">Reads the topic of a stream, by the stream's name; what it gives opens the topic.</param>
    public static async Task<StreamingSession> OpenSessionAsync(
        CommandContext context, StatisticOptions options, LoadedStatistic statistic, TimeZoneInfo? zone, Func<string, string, Func<ISource>> parse)
    {
        var session = StreamingSession.Local(zone, context.Time);
        session.AddTable(RadioCodeTable.Create());
        if (statistic.File.Text.Contains(CityPlaceTable.TableName, StringComparison.OrdinalIgnoreCase))
        {
            // Its addresses are read only for those who want them.
            session.AddTable(CityPlaceTable.Create());
        }

        foreach (var table in NamedPaths(context.Arguments.GetValue(options.Tables), "--table", "name=FILE"))
        {
            session.AddTable(await StaticTables.ReadAsync(table.Name, table.Path, session.TimeZone, context.Stop));
        }

        AddStreams(session, statistic, Sources(context.Arguments.GetValue(options.Sources)), parse);
        return session;
    }

    /// <summary>The query of the statistic, which may run in the mode.</summary>
    public StreamingFrame CheckedFrame(OutputMode mode)
    {
        var frame = Session.Sql(Statistic.File);
        frame.Check(mode);
        return frame;
    }

    private static RunSettings ReadSettings(CommandContext context, StatisticOptions options, LoadedStatistic statistic)
    {
        var settings = new RunSettings(new QueryOptions { Name = statistic.File.Title, Mode = ModeOf(context, options, statistic) });
        var lenient = context.Arguments.GetValue(options.Lenient);
        return NamedSettings(context, options).Aggregate(settings, (known, set) => KnownSettings.Apply(known, set.Name, set.Value, lenient, Warnings(context)));
    }

    /// <summary>The output mode: the command line's, else the statistic's, else append.</summary>
    public static OutputMode ModeOf(CommandContext context, StatisticOptions options, LoadedStatistic statistic) =>
        context.Arguments.GetValue(options.Mode) is { } text ? Mode(text) : statistic.File.Mode ?? OutputMode.Append;

    /// <summary>The names and values of <c>--set</c>.</summary>
    public static IEnumerable<(string Name, string Value)> NamedSettings(CommandContext context, StatisticOptions options) =>
        (context.Arguments.GetValue(options.Set) ?? []).Select(setting => setting.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            ? (setting[..equals], setting[(equals + 1)..])
            : throw StreamingException.ForUser($"--set {setting} is no setting.", advice: "Write --set name=value."));

    private static OutputMode Mode(string text) => Enum.TryParse<OutputMode>(text, ignoreCase: true, out var mode) && !char.IsAsciiDigit(text[0])
        ? mode
        : throw StreamingException.ForUser($"--mode must be append, update or complete, and is '{text}'.");

    /// <summary>The streams of <c>--source</c> with their topics.</summary>
    public static List<(string Name, string Path)> Sources(string[]? texts) => [.. (texts ?? []).Select(text =>
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var isNamed = equals > 0 && text.AsSpan(0, equals).IndexOfAny("/\\:?.") < 0;
        return isNamed ? (text[..equals], text[(equals + 1)..]) : (DefaultStream, text);
    })];

    /// <summary>The names of the static tables: the built-in one and those of <c>--table</c>.</summary>
    public static IEnumerable<string> TableNames(CommandContext context, StatisticOptions options) =>
        NamedPaths(context.Arguments.GetValue(options.Tables), "--table", "name=FILE").Select(t => t.Name).Prepend(RadioCodes.TableName);

    private static IEnumerable<(string Name, string Path)> NamedPaths(string[]? texts, string option, string form)
    {
        foreach (var text in texts ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            yield return equals > 0 && equals < text.Length - 1
                ? (text[..equals], text[(equals + 1)..])
                : throw StreamingException.ForUser($"{option} {text} names no table.", advice: $"Write {option} {form}.");
        }
    }

    private static void AddStreams(
        StreamingSession session, LoadedStatistic statistic, List<(string Name, string Path)> sources, Func<string, string, Func<ISource>> parse)
    {
        if (sources.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw StreamingException.ForUser($"--source names the stream {twice.Key} twice.", advice: "Give the other one a name: --source name=TOPIC.");
        }

        foreach (var (name, path) in sources)
        {
            session.AddStream(name, parse(name, path), SchemaOf(statistic, name));
        }

        // Streams without a topic can be checked, but not run.
        var described = statistic.File.Schemas.Keys.Concat(sources.Count == 0 ? [DefaultStream] : []);
        foreach (var name in described.Except(sources.Select(s => s.Name), StringComparer.OrdinalIgnoreCase))
        {
            session.AddStream(name, () => throw NoTopic(name), SchemaOf(statistic, name));
        }
    }

    private static StreamingException NoTopic(string stream) => StreamingException.ForUser(
        $"The statistic reads the stream {stream}, and no topic is named.",
        advice: $"Name it with --source {(stream == DefaultStream ? "" : stream + "=")}TOPIC.");

    public static Action<string> Warnings(CommandContext context) => text => context.Output.Messages.WriteLine($"warning: {text}");

    private static Schema SchemaOf(LoadedStatistic statistic, string name) => statistic.File.SchemaOf(name) ?? CallSchema.Schema;
}

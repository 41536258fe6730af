using System.CommandLine;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Streaming;
using TenFour.Streaming.Plans.Lint;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql;

namespace TenFour.Cli.Commands;

/// <summary>The <c>check</c> command: what a statistic means, what state it keeps, and what its author may not have meant.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var options = new StatisticOptions();
        var command = new Command("check", "Check a statistic: its plan, its state, and what may not be meant. Starts nothing.") { options.Statistic };
        options.AddTo(command);
        return command.Example("check statistics/calls-by-type.sql").Runs(context => RunAsync(context, options));
    }

    private static async Task<int> RunAsync(CommandContext context, StatisticOptions options)
    {
        var setup = await StatisticSetup.CreateAsync(context, options);
        var mode = setup.Settings.Query.Mode;
        var frame = setup.CheckedFrame(mode);
        var writer = context.Output.Results;
        writer.WriteLine($"{setup.Statistic.File.Title}, {mode.ToString().ToLowerInvariant()} mode");
        writer.WriteLine();
        WriteResult(writer, frame);
        Section(writer, "Plan", [PlanText.Of(frame.Plan)]);
        Section(writer, "State", StateLines(frame, mode));
        Section(writer, "To consider", Findings(setup, frame, mode));
        return ExitCode.Done;
    }

    private static void WriteResult(TextWriter writer, StreamingFrame frame)
    {
        writer.WriteLine("Columns");
        foreach (var field in frame.Schema.Fields)
        {
            writer.WriteLine($"  {field.Name} {field.Type}{(field.Nullable ? "" : " NOT NULL")}");
        }
    }

    private static IEnumerable<string> StateLines(StreamingFrame frame, OutputMode mode)
    {
        var notes = StateNotes.Of(frame.Plan, mode);
        return notes.Count == 0
            ? ["none: each record is handled by itself"]
            : notes.SelectMany(n => new[] { n.Operator, $"  keeps {n.Keeps}", $"  {n.Leaves ?? "nothing ever leaves"}" });
    }

    private static IEnumerable<string> Findings(StatisticSetup setup, StreamingFrame frame, OutputMode mode)
    {
        var findings = StatisticLint.Check(frame.Plan, mode, setup.Session.TimeZone);
        return findings.Count == 0
            ? ["nothing: the statistic looks as meant"]
            : findings.Select(f => (f.Span.Start < 0 ? "" : $"line {CaretText.Locate(setup.Statistic.Text, f.Span.Start).Line}: ") + f.Message);
    }

    private static void Section(TextWriter writer, string title, IEnumerable<string> lines)
    {
        writer.WriteLine();
        writer.WriteLine(title);
        foreach (var line in lines.SelectMany(l => l.Split('\n')))
        {
            writer.WriteLine("  " + line.TrimEnd('\r'));
        }
    }
}

using Spectre.Console;
using TenFour.Calls.Producing;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary>Tells how a run of <c>produce</c> is going and what it did.</summary>
internal sealed class ProduceCommandReporter(CommandContext context, ProduceCommandArguments arguments, Producer producer)
{
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(100);

    // In a log a line now and then is enough.
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    /// <summary>Shows progress until the run ends. Whatever ends it, what has been added is said.</summary>
    public async Task<ProduceReport> WatchAsync(Task<ProduceReport> run)
    {
        try
        {
            if (context.Output.MessageTraits.CanRedraw)
            {
                await DrawAsync(run);
            }
            else
            {
                await WriteLinesAsync(run);
            }

            return await run;
        }
        catch
        {
            context.Output.Messages.WriteLine($"{arguments.Topic}: {Added(producer.ReportSoFar())}, then it ended");
            throw;
        }
    }

    /// <summary>Says what a completed run did.</summary>
    public void Report(ProduceReport report)
    {
        var total = report.EarlierRecords + report.AddedRecords;
        context.Output.Results.WriteLine(report switch
        {
            { AddedRecords: 0, EarlierRecords: > 0 } =>
                $"{arguments.Topic}: nothing to add, all {Records(total)} of this feed are there (--again adds them once more)",
            { EarlierRecords: > 0 } => $"{arguments.Topic}: {Added(report)}, going on after the first {report.EarlierRecords:N0}",
            _ => $"{arguments.Topic}: {Added(report)}",
        });
    }

    private string Added(ProduceReport report) =>
        $"{Records(report.AddedRecords)} ({Size(report.AddedBytes)}) added in {report.Elapsed.TotalSeconds:N2} s "
        + $"({report.Rate:N0} records/s)";

    // Invented calls are called so wherever they are counted.
    private string Records(long count) => $"{count:N0} {(arguments.File is null ? "simulated " : "")}{(count == 1 ? "record" : "records")}";

    private static string Size(long bytes) => bytes switch
    {
        < 10_000 => $"{bytes:N0} bytes",
        < 1_000_000 => $"{bytes / 1e3:N1} kB",
        < 1_000_000_000 => $"{bytes / 1e6:N1} MB",
        _ => $"{bytes / 1e9:N2} GB",
    };

    private async Task DrawAsync(Task run)
    {
        var progress = context.Output.MessageScreen.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
        await progress.StartAsync(async drawing =>
        {
            var bar = drawing.AddTask(Markup.Escape(arguments.Topic), maxValue: 1);
            await EachAsync(RedrawInterval, run, state =>
            {
                bar.IsIndeterminate = state.Fraction is null;
                bar.Value = state.Fraction ?? 0;
                bar.Description = Markup.Escape($"{arguments.Topic}: {Records(state.Records)}");
            });
        });
    }

    private Task WriteLinesAsync(Task run) => EachAsync(LineInterval, run, state =>
    {
        var fraction = state.Fraction is { } part ? $", {part:P0}" : "";
        context.Output.Messages.WriteLine($"{arguments.Topic}: {Records(state.Records)}{fraction}");
    });

    private async Task EachAsync(TimeSpan interval, Task run, Action<ProduceProgress> show)
    {
        while (await Task.WhenAny(run, Task.Delay(interval, context.Time)) != run)
        {
            show(producer.Progress);
        }
    }
}

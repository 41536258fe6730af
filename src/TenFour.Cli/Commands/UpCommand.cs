using System.CommandLine;
using TenFour.Calls.Feeding;
using TenFour.Cli.Shell;
using TenFour.Dashboard.Hosting;

namespace TenFour.Cli.Commands;

/// <summary><c>up</c>: topic, feed, statistics and web page at once.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var options = new UpOptions();
        var command = new Command("up", "Start everything: a topic, a feed, all statistics and the web page. Ctrl-C stops it; it goes on where it was.");
        options.AddTo(command);
        return command
            .Runs(context => RunAsync(context, options))
            .Example("up")
            .Example("up --live")
            .Example("up --simulate --speed x600")
            .Example("up --replay police-department-calls-for-service.json --speed x3600")
            .Example("up --simulate --kafka localhost:9092");
    }

    private static async Task<int> RunAsync(CommandContext context, UpOptions options)
    {
        var settings = options.Read(context);
        if (settings.Feed.File is { } file)
        {
            await ReplayFile.RequireCallsAsync(file, context.Stop);
        }

        var host = await DashboardHost.StartAsync(settings, context.Time, context.Stop);
        await using (host)
        {
            context.Output.Results.WriteLine($"TenFour is at {host.Address.AbsoluteUri}");
            context.Output.Flush();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Stop.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }
}

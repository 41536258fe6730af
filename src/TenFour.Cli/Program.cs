using TenFour.Cli.Shell;

namespace TenFour.Cli;

/// <summary>The entry point: connects the commands with the process.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var output = StandardStreams.OpenOutput();
        using var interrupts = new Interrupts(
            announce: () => output.Messages.WriteLine("stopping at the next safe point; once more stops at once, and the next start recovers"),
            stopNow: () => ProcessEnd.StopNow(output));
        interrupts.Listen();
        using var telemetry = TelemetryExport.FromEnvironment();
        var showsTrace = Environment.GetEnvironmentVariable("TENFOUR_DEBUG") == "1";
        var runner = new CommandRunner(output, StandardStreams.OpenInput, interrupts, TimeProvider.System, showsTrace);
        return await runner.RunAsync(CommandTree.Create(), args);
    }
}

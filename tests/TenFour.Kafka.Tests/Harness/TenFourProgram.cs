using System.Diagnostics;

namespace TenFour.Kafka.Tests.Harness;

/// <summary>The real program as a process of its own, for what a kill shows.</summary>
internal static class TenFourProgram
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tenfour.exe" : "tenfour");

    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Path, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Runs to the end, which must be a good one.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (code, results, messages) = await RunAnywayAsync(arguments);
        Assert.True(code == 0, messages);
        return results;
    }

    public static async Task<(int Code, string Results, string Messages)> RunAnywayAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.EndAsync();
    }

    public static async Task<(int Code, string Results, string Messages)> EndAsync(this Process process)
    {
        var results = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await results, await messages);
    }

    /// <summary>Starts the program again and again, killing it each time that it has come further, until it ends by itself.</summary>
    /// <param name="progress">How far it has come, in a number that grows.</param>
    /// <param name="step">About how far it may come until it is killed; how far exactly, chance decides.</param>
    /// <returns>How often it was killed.</returns>
    public static async Task<int> KillUntilDoneAsync(Func<long> progress, long step, params string[] arguments)
    {
        const int MostKills = 3_000;
        for (var kills = 0; kills < MostKills; kills++)
        {
            using var process = Start(arguments);
            var ended = process.EndAsync();
            var goal = progress() + Random.Shared.NextInt64(1, 2 * step);
            while (!process.HasExited && progress() < goal)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), TestContext.Current.CancellationToken);
            }

            process.Kill();
            var (code, _, messages) = await ended;
            if (code == 0)
            {
                return kills;
            }

            Assert.DoesNotContain("error", messages, StringComparison.Ordinal);
        }

        throw new InvalidOperationException($"not done after {MostKills} kills");
    }
}

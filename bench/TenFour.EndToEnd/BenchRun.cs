using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using TenFour.EndToEnd.Data;
using TenFour.EndToEnd.Reports;
using TenFour.EndToEnd.Rows;

namespace TenFour.EndToEnd;

/// <summary>One call of <c>bench/run</c>.</summary>
internal static class BenchRun
{
    private const int Failed = 1;
    private const int Refused = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return await RunAsync(BenchOptions.Parse(ProjectRoot(), arguments));
        }
        catch (BenchException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Refused;
        }
    }

    private static async Task<int> RunAsync(BenchOptions options)
    {
        if (options.ShowsHelp)
        {
            Console.WriteLine(BenchOptions.Usage);
            return 0;
        }

        if (options.ListsRows)
        {
            AllRows.InOrder.ToList().ForEach(row => Console.WriteLine($"{row.Name,-10} {row.About}"));
            return 0;
        }

        if (options.Cleans)
        {
            Clean(options);
            return 0;
        }

        var report = await MeasureAsync(options, AllRows.Named(options.Only));
        Console.WriteLine(ResultTable.Write(report));
        foreach (var file in ResultFiles.Write(report, options))
        {
            Log("written: " + Path.GetRelativePath(options.Root, file));
        }

        return report.HasFailures ? Failed : 0;
    }

    private static async Task<BenchReport> MeasureAsync(BenchOptions options, IReadOnlyList<IRow> rows)
    {
        var (machine, started, clock) = (MachineFacts.Read(), DateTimeOffset.UtcNow, Stopwatch.StartNew());
        Log(machine.ToString());
        if (machine.IsBusy)
        {
            Log("the machine is busy: expect figures that are too low and wide apart");
        }

        var program = new BuiltProgram(options.Root);
        var data = new DataSets(options, program, Log);
        var context = new BenchContext(options, data, program, Log, new SortedSet<string>(StringComparer.Ordinal));
        var results = new List<RowResult>();
        data.Prepare();
        try
        {
            foreach (var row in rows)
            {
                Log($"== {row.Name}: {row.About}");
                results.AddRange(await ResultsOfAsync(row, context));
            }
        }
        finally
        {
            data.EndScratch();
        }

        var settings = $"{data.Description}, {options.Records:N0} of them where nothing else is said, {options.Runs} runs ({options.LongRuns} of long ones)";
        return new BenchReport(started, clock.Elapsed, machine, await CommitAsync(options.Root), settings, context.Versions, results);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A row that fails is reported in the table; the others are measured all the same.")]
    private static async Task<IReadOnlyList<RowResult>> ResultsOfAsync(IRow row, BenchContext context)
    {
        try
        {
            return await row.RunAsync(context);
        }
        catch (Exception failure)
        {
            Log($"{row.Name} failed: {failure.Message}");
            return [new RowResult(row.Name, row.About) { Failed = string.Join(' ', failure.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) }];
        }
    }

    private static async Task<string> CommitAsync(string root)
    {
        var start = new ProcessStartInfo("git", ["-C", root, "describe", "--always", "--dirty", "--abbrev=10"]) { RedirectStandardOutput = true };
        try
        {
            using var git = Process.Start(start)!;
            return (await git.StandardOutput.ReadToEndAsync()).Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown (git is not installed)";
        }
    }

    private static void Clean(BenchOptions options)
    {
        if (Directory.Exists(options.CacheFolder))
        {
            Directory.Delete(options.CacheFolder, recursive: true);
        }

        Log($"removed {Path.GetRelativePath(options.Root, options.CacheFolder)}");
    }

    private static string ProjectRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TenFour.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new BenchException("The benchmarks do not lie inside the project.");
    }

    private static void Log(string message) => Console.Error.WriteLine($"bench: {message}");
}

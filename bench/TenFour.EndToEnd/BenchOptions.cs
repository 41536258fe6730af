namespace TenFour.EndToEnd;

/// <summary>What the command line asks for.</summary>
public sealed record BenchOptions
{
    public const string Usage = """
        usage: bench/run [--quick] [--full] [--only ROW]... [--file FILE] [--runs N] [--list] [--clean]
               bench/run kernels [BenchmarkDotNet's options]

          --quick      a tenth of the records and fewer runs, to see that everything works (about 2 minutes)
          --full       also 20 million records (8 GB on disk)
          --only ROW   only this row; can be repeated. --list shows the rows
          --file FILE  real records, in any form that ./tenfour produce reads, repeated as often as needed; otherwise simulated ones
          --runs N     runs of each side (default 5; those of 10 seconds and more at most 3)
          --clean      remove the records and everything else that was made for measuring, and end
          kernels      the parts of the engine, by BenchmarkDotNet

        Results are printed, and written to bench/results. For Spark set SPARK_HOME to a Spark 4 (a folder with jars), with Java 17 or
        newer on the path.
        """;

    /// <summary>The project's folder.</summary>
    public required string Root { get; init; }

    public bool IsQuick { get; init; }

    public bool IsFull { get; init; }

    public bool ListsRows { get; init; }

    public bool Cleans { get; init; }

    public bool ShowsHelp { get; init; }

    /// <summary>Names of rows; none means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The user's own records; null for simulated ones.</summary>
    public string? File { get; init; }

    public int? AskedRuns { get; init; }

    public int Runs => AskedRuns ?? (IsQuick ? 3 : 5);

    /// <summary>Of what takes ten seconds and more.</summary>
    public int LongRuns => AskedRuns ?? (IsQuick ? 1 : 3);

    /// <summary>The records of the throughput rows.</summary>
    public int Records => IsQuick ? 200_000 : 2_000_000;

    /// <summary>The records of the memory rows.</summary>
    public int ManyRecords => IsQuick ? 500_000 : 5_000_000;

    public string CacheFolder => Path.Combine(Root, "artifacts", "bench-data");

    public string ResultsFolder => Path.Combine(Root, "bench", "results");

    public string ChartPath => Path.Combine(Root, "docs", "benchmarks.svg");

    /// <exception cref="BenchException">An argument is unknown or incomplete.</exception>
    public static BenchOptions Parse(string root, string[] arguments)
    {
        var options = new BenchOptions { Root = root };
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { IsQuick = true },
                "--full" => options with { IsFull = true },
                "--list" => options with { ListsRows = true },
                "--clean" => options with { Cleans = true },
                "--help" or "-h" or "-?" => options with { ShowsHelp = true },
                "--only" => options with { Only = [.. options.Only, Next(arguments, ref i)] },
                "--file" => options with { File = Path.GetFullPath(Next(arguments, ref i)) },
                "--runs" => options with { AskedRuns = Count(Next(arguments, ref i)) },
                var unknown => throw new BenchException($"{unknown} is no option.\n\n{Usage}"),
            };
        }

        return options;
    }

    private static string Next(string[] arguments, ref int i) =>
        ++i < arguments.Length ? arguments[i] : throw new BenchException($"{arguments[i - 1]} wants a value.");

    private static int Count(string text) =>
        int.TryParse(text, out var count) && count > 0 ? count : throw new BenchException($"--runs wants a number from 1, not {text}.");
}

using System.Diagnostics;
using TenFour.Testing;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>Where real Spark and its runner lie.</summary>
/// <param name="Jars">The folder of Spark's jars.</param>
/// <param name="Runner">The runner's source, which Java runs directly.</param>
internal sealed record SparkInstallation(string Jars, string Runner)
{
    private static readonly string[] OpenPackages =
    [
        "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
        "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar",
    ];

    /// <summary>Finds Spark, or says what is missing.</summary>
    public static (SparkInstallation? Found, string Missing) Find()
    {
        if (ParityFolders.Cases is not { } parity)
        {
            return (null, "TENFOUR_TEST_PARITY is not set");
        }

        var runner = Path.Combine(parity, "runner", "Parity.java");
        var servers = Path.Combine(parity, "..", "servers", "servers");
        if (!File.Exists(runner) || !File.Exists(servers))
        {
            return (null, "the runner of real Spark, or the servers, are not beside TENFOUR_TEST_PARITY");
        }

        if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "java"))))
        {
            return (null, "there is no java");
        }

        var jars = Path.Combine(FolderOf(servers), "spark", "jars");
        return Directory.Exists(jars) ? (new SparkInstallation(jars, runner), "") : (null, "Spark is not unpacked: servers unpack");
    }

    /// <summary>
    /// Without the compilations that pay only in long queries, since each case is another short one. What is kept for a time goes where it is
    /// removed with the test.
    /// </summary>
    public IEnumerable<string> Arguments(TemporaryFolder folder) =>
    [
        "-XX:+IgnoreUnrecognizedVMOptions", "--add-modules=jdk.incubator.vector",
        .. OpenPackages.Select(p => $"--add-opens=java.base/{p}=ALL-UNNAMED"),
        "-Xmx3g", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder.Path, "-Dspark.local.dir=" + folder.Path,
        "-Dspark.sql.codegen.wholeStage=false", "-Dspark.sql.adaptive.enabled=false",
        "-cp", Path.Combine(Jars, "*"), Runner,
    ];

    private static string FolderOf(string servers)
    {
        var start = new ProcessStartInfo(servers, "where") { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var folder = process.StandardOutput.ReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return folder ?? "";
    }
}

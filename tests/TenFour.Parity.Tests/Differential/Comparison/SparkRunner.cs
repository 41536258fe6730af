using System.Diagnostics;
using System.Text.Json.Nodes;
using TenFour.Calls;
using TenFour.Parity.Tests.Differential.Generation;
using TenFour.Streaming;
using TenFour.Testing;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>Asks real Spark many cases in one start, through the runner beside the parity folder.</summary>
internal sealed class SparkRunner(SparkInstallation spark)
{
    /// <summary>The answers in the order of the cases.</summary>
    public async Task<IReadOnlyList<Answer>> RunAsync(IReadOnlyList<DifferentialCase> cases, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var radioCodes = folder.Of("radio_code.json");
        File.WriteAllText(radioCodes, RadioCodeJson());
        File.WriteAllText(folder.Of("cases.json"), new JsonArray([.. cases.Select((c, i) => Definition(c, i, folder, radioCodes))]).ToJsonString());
        await RunJavaAsync(folder, cancellationToken);
        return [.. cases.Select((c, i) => SparkAnswer.Read(Path.Combine(folder.Of("out"), NameOf(i) + ".json"), c.IsOrdered))];
    }

    private static string NameOf(int index) => "case" + index;

    private static JsonObject Definition(DifferentialCase @case, int index, TemporaryFolder folder, string radioCodes)
    {
        var records = folder.Of(NameOf(index) + ".ndjson");
        File.WriteAllText(records, string.Concat(@case.Records.Select(r => r + "\n")));
        var views = new JsonArray(
            new JsonObject
            {
                ["name"] = "calls",
                ["schema"] = RecordColumns.Ddl,
                ["source"] = new JsonObject { ["file"] = records, ["batch"] = @case.BatchSize },
            },
            new JsonObject { ["name"] = RadioCodes.TableName, ["schema"] = "disposition_code string, description string", ["json"] = radioCodes });
        if (@case.Input.SparkView is { } view)
        {
            views.Add(view.DeepClone());
        }

        return new JsonObject
        {
            ["name"] = NameOf(index),
            ["mode"] = @case.Mode.ToString().ToLowerInvariant(),
            ["everyBatch"] = true,
            ["ordered"] = @case.IsOrdered,
            ["views"] = views,
            ["sql"] = @case.SparkSql,
        };
    }

    private static string RadioCodeJson() => new JsonArray([.. RadioCodes.Rows.Select(r =>
        new JsonObject { ["disposition_code"] = r.DispositionCode, ["description"] = r.Description })]).ToJsonString();

    private async Task RunJavaAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("java") { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in spark.Arguments(folder).Concat([folder.Of("cases.json"), folder.Of("out")]))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = await process.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await process.WaitForExitAsync(cancellationToken);
            Assert.True(process.ExitCode == 0, $"Spark's runner ended with {process.ExitCode}:\n{error}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

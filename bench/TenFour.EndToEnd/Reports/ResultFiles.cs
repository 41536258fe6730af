using System.Text.Encodings.Web;
using System.Text.Json;

namespace TenFour.EndToEnd.Reports;

/// <summary>Where results go.</summary>
public static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the whole report; a part of it never replaces a whole one.</summary>
    /// <returns>The files that were written.</returns>
    public static IReadOnlyList<string> Write(BenchReport report, BenchOptions options)
    {
        Directory.CreateDirectory(options.ResultsFolder);
        var isPart = options.IsQuick || options.Only.Count > 0;
        var path = Path.Combine(options.ResultsFolder, report.Name + (isPart ? "-part" : ""));
        File.WriteAllText(path + ".md", ResultTable.Write(report));
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(report, Json) + "\n");
        return !isPart && SpeedChart.Write(report, options.ChartPath)
            ? [path + ".md", path + ".json", options.ChartPath]
            : [path + ".md", path + ".json"];
    }
}

using System.Reflection;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Statistics;

/// <summary>Finds the statistics: those built in, and those of a folder, which win by name.</summary>
internal static class StatisticCatalog
{
    private const string Prefix = "statistics/";
    private const string Extension = ".sql";

    /// <summary>All statistics by title. One that cannot be read is left out, and said.</summary>
    public static IReadOnlyList<StatisticEntry> Load(string? folder, Action<string> say)
    {
        var texts = BuiltIn().ToDictionary(t => t.Name, t => t.Text, StringComparer.Ordinal);
        foreach (var path in folder is not null && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension) : [])
        {
            texts[Path.GetFileNameWithoutExtension(path)] = File.ReadAllText(path);
        }

        return [.. texts.Select(t => Parse(t.Key, t.Value, say)).OfType<StatisticEntry>().OrderBy(e => e.Title, StringComparer.OrdinalIgnoreCase)];
    }

    private static StatisticEntry? Parse(string name, string text, Action<string> say)
    {
        try
        {
            return StatisticEntry.Parse(name, text);
        }
        catch (StatisticException error)
        {
            say($"statistic {name} is left out: {error.Message}");
            return null;
        }
    }

    private static IEnumerable<(string Name, string Text)> BuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[Prefix.Length..^Extension.Length], reader.ReadToEnd());
        }
    }
}

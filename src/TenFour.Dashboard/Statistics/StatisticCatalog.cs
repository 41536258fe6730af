using System.Reflection;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Statistics;

/// <summary>Finds the statistics: those built in, and those of a folder, which win by name.</summary>
internal static class StatisticCatalog
{
    private const string Prefix = "statistics/";
    private const string FirstPagePrefix = "now/";
    private const string Extension = ".sql";

    /// <summary>All statistics by title. One that cannot be read is left out, and said.</summary>
    /// <param name="folder">The user's own beside the built-in ones, or null.</param>
    /// <param name="written">Those that readers have written in the page; none of them takes the place of another.</param>
    /// <param name="say">Told what is left out.</param>
    public static IReadOnlyList<StatisticEntry> Load(string? folder, string written, Action<string> say)
    {
        var texts = BuiltIn().ToDictionary(t => t.Name, t => t.Text, StringComparer.Ordinal);
        foreach (var (name, text) in folder is null ? [] : Files(folder, say))
        {
            texts[name] = text;
        }

        var own = Files(written, say).Where(t => !texts.ContainsKey(t.Name)).Select(t => Parse(t.Name, t.Text, say)).OfType<StatisticEntry>().Select(e => e with { IsOwn = true });
        return Sorted(texts.Select(t => Parse(t.Key, t.Value, say)).OfType<StatisticEntry>().Concat(own));
    }

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<StatisticEntry> Sorted(IEnumerable<StatisticEntry> entries) => [.. entries.OrderBy(e => e.Title, StringComparer.OrdinalIgnoreCase)];

    /// <summary>A query of the first page has this name, and its history and metrics would be those of a statistic of that name too.</summary>
    public static bool IsOfFirstPage(string name) => Assembly.GetExecutingAssembly().GetManifestResourceInfo(FirstPagePrefix + name + Extension) is not null;

    private static IEnumerable<(string Name, string Text)> Files(string folder, Action<string> say)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension) : [])
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (IsOfFirstPage(name))
            {
                say($"statistic {name} is left out: a query of the first page has that name. Give {path} another one.");
            }
            else
            {
                yield return (name, File.ReadAllText(path));
            }
        }
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

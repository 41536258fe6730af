namespace TenFour.Cli.Clusters;

/// <summary>The name of a statistic's query on a cluster, which is also that of its table in memory: letters, digits and underscores.</summary>
internal static class QueryName
{
    public static string Of(string path)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(path).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "query_" + name;
    }
}

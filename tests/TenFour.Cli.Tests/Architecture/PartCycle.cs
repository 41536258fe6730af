namespace TenFour.Cli.Tests.Architecture;

/// <summary>Finds a circle in a graph of names.</summary>
internal static class PartCycle
{
    /// <summary>The names along a circle, the first one again at the end; null where there is none.</summary>
    public static IReadOnlyList<string>? Find(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return nodes.Order(StringComparer.Ordinal).Select(node => Visit(node, [], done, next)).FirstOrDefault(cycle => cycle is not null);
    }

    private static List<string>? Visit(string node, List<string> path, HashSet<string> done, Func<string, IEnumerable<string>> next)
    {
        var start = path.IndexOf(node);
        if (start >= 0)
        {
            return [.. path[start..], node];
        }

        if (done.Contains(node))
        {
            return null;
        }

        path.Add(node);
        foreach (var follower in next(node).Distinct().Order(StringComparer.Ordinal))
        {
            if (Visit(follower, path, done, next) is { } cycle)
            {
                return cycle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(node);
        return null;
    }
}

namespace TenFour.Streaming.Errors;

/// <summary>Finds the names that a mistyped one was most likely meant to be, by edit distance.</summary>
public static class NearestName
{
    /// <summary>The candidates in order of likeness (ties by their order), most alike first.</summary>
    public static IEnumerable<string> Rank(string name, IEnumerable<string> candidates) =>
        candidates.OrderBy(c => Distance(name.ToUpperInvariant(), c.ToUpperInvariant()));

    /// <summary>The most alike candidate, or null where none is within half of the name's length.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var best = Rank(name, candidates).FirstOrDefault();
        return best is not null && Distance(name.ToUpperInvariant(), best.ToUpperInvariant()) <= Math.Max(1, name.Length / 2) ? best : null;
    }

    /// <summary>The Levenshtein distance.</summary>
    public static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}

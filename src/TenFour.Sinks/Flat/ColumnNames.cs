namespace TenFour.Sinks.Flat;

/// <summary>Names of columns where each must be another, as in files of rows and in JSON.</summary>
public static class ColumnNames
{
    /// <summary>The names in their order. One that is there already, in any case, gets a number: <c>a</c>, <c>a_2</c>.</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Free(name, taken))];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }
}

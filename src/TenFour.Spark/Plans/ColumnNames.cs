using System.Text;

namespace TenFour.Spark.Plans;

/// <summary>
/// Gives columns names that are different all over a plan, so that no name is ambiguous behind a join, and that need no quoting. They stay
/// close to the statistic's names, since Spark's own page shows them.
/// </summary>
internal sealed class ColumnNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string wish)
    {
        var plain = Plain(wish);
        var name = plain;
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = $"{plain}_{number}";
        }

        return name;
    }

    private static string Plain(string wish)
    {
        var text = new StringBuilder();
        foreach (var c in wish)
        {
            var isWord = char.IsAsciiLetterOrDigit(c) || c == '_';
            if (isWord || (text.Length > 0 && text[^1] != '_'))
            {
                text.Append(isWord ? c : '_');
            }
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? $"c_{text}" : text.ToString();
    }
}

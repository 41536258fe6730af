namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Puts an aggregation into a subquery, with a condition over its result, which may or may not go down to the records.</summary>
internal static class Wrapping
{
    public static Statement Wrap(Dice dice, Statement statement)
    {
        var names = statement.Items.SelectMany(i => i.Split(", ")).Select(NameOf).Where(n => n is "window" or "session_window" || n.Length <= 3).ToList();
        var column = dice.Pick(names);
        var condition = dice.Pick(
            $"{column} IS NOT NULL", $"CAST({column} AS STRING) <> 'HAN'", $"CAST({column} AS STRING) LIKE '%1%'", $"{column} IS NULL OR {dice.Pick(names)} IS NOT NULL", $"{column} <=> {dice.Pick(names)}");
        var inner = (statement with { With = null }).ToString().ReplaceLineEndings(" ");
        return new Statement(["*"], $"({inner})") { With = statement.With, Where = condition };
    }

    private static string NameOf(string item) => item[(item.LastIndexOf(' ') + 1)..];
}

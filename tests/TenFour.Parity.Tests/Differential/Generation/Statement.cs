namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>A random query in parts, so that parts can be left out when a failing one is made small.</summary>
/// <param name="Items">The select items.</param>
/// <param name="From">The relation, in which <c>{input}</c> stands for what differs between the two engines.</param>
internal sealed record Statement(IReadOnlyList<string> Items, string From)
{
    /// <summary>Stands in <see cref="Limit"/> for the number of records a batch: below it, Spark does not even count the records that it leaves unread.</summary>
    public const string BatchSize = "{batch}";

    public string? With { get; init; }

    public string? Where { get; init; }

    public string? GroupBy { get; init; }

    public string? Having { get; init; }

    public string? OrderBy { get; init; }

    public string? Limit { get; init; }

    public override string ToString() => string.Join(
        '\n',
        new[] { Part("WITH", With), "SELECT " + string.Join(", ", Items), "FROM " + From, Part("WHERE", Where), Part("GROUP BY", GroupBy),
            Part("HAVING", Having), Part("ORDER BY", OrderBy), Part("LIMIT", Limit) }.Where(p => p is not null));

    private static string? Part(string keyword, string? text) => text is null ? null : keyword + " " + text;
}

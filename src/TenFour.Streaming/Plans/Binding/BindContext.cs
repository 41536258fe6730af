using TenFour.Streaming.Plans.Functions;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>What holds for a whole statement while it is bound: the catalog, the session, and the common table expressions in reach.</summary>
internal sealed record BindContext(Catalog Catalog, FunctionContext Functions, TimeProvider Time)
{
    private IReadOnlyDictionary<string, BoundRelation> CommonTables { get; init; } =
        new Dictionary<string, BoundRelation>(StringComparer.OrdinalIgnoreCase);

    public BindContext WithCommonTable(string name, BoundRelation relation) => this with
    {
        CommonTables = new Dictionary<string, BoundRelation>(CommonTables, StringComparer.OrdinalIgnoreCase) { [name] = relation },
    };

    /// <summary>A common table expression, a stream or a table of that name, or null.</summary>
    public BoundRelation? FindRelation(string name)
    {
        if (CommonTables.TryGetValue(name, out var common))
        {
            return common;
        }

        return Catalog.Find(name) is { } plan ? new BoundRelation(plan, Scope.Of(plan.Columns, name)) : null;
    }

    public IEnumerable<string> RelationNames => CommonTables.Keys.Concat(Catalog.Names);
}

using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>The streams and tables that a statistic can name, ignoring case.</summary>
public sealed class Catalog
{
    private readonly Dictionary<string, LogicalPlan> _relations = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _relations.Keys;

    /// <summary>Adds a stream of records; the hidden columns (<see cref="HiddenColumns"/>) are added to its schema.</summary>
    public Catalog AddStream(string name, Schema schema)
    {
        _relations[name] = new StreamScan(
            name, [.. schema.Fields.Select(f => new PlanColumn(f.Name, f.Type, Nullable: true)), .. HiddenColumns.All]);
        return this;
    }

    public Catalog AddTable(StaticTable table)
    {
        _relations[table.Name] = new TableScan(table);
        return this;
    }

    internal LogicalPlan? Find(string name) => _relations.GetValueOrDefault(name);
}

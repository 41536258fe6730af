using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary><c>map[key]</c>: null where the map has no such key.</summary>
public sealed class MapElement : Expression, INamedPart
{
    private readonly RowOrdering ordering;

    /// <param name="key">Of the type of the map's keys.</param>
    internal MapElement(Expression map, Expression key)
        : base(((MapType)map.Type).Value, nullable: true, map, key) => ordering = RowOrdering.For(key.Type);

    /// <inheritdoc/>
    public string? ColumnName { get; init; }

    public override bool MayFail => Children[0].MayFail || Children[1].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (map, key, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        var maps = (MapColumn)map;
        var (choices, positions) = (context.Rent<int>(rows.End), context.Rent<int>(rows.End));
        foreach (var row in rows)
        {
            choices[row] = ColumnChoice.Null;
        }

        foreach (var row in both)
        {
            if (!map.IsNull(row) && !key.IsNull(row))
            {
                positions[row] = Find(maps, key, row);
                choices[row] = positions[row] < 0 ? ColumnChoice.Null : 0;
            }
        }

        return ColumnChoice.Choose(Type, [maps.Values], choices, positions, rows, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new MapElement(children[0], children[1]) { Span = Span, ColumnName = ColumnName };

    protected override string Print(IReadOnlyList<string> children) => $"{children[0]}[{children[1]}]";

    private int Find(MapColumn maps, Column key, int row)
    {
        for (var i = maps.Starts[row]; i < maps.Starts[row] + maps.Lengths[row]; i++)
        {
            if (ordering.Compare(maps.Keys, i, key, row) == 0)
            {
                return i;
            }
        }

        return -1;
    }
}

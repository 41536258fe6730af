using TenFour.Spark.Protocol;

namespace TenFour.Spark.Sessions;

/// <summary>What of a plan older servers would pass over without a word; pure.</summary>
internal static class RelationNeeds
{
    private static readonly Version GroupingSets = new(4, 0);

    /// <returns>The oldest Spark that understands it and what needs that, or null.</returns>
    public static (Version Version, string What)? Of(Relation relation)
    {
        // Protobuf leaves out what it does not know, so a server of 3.5 would group by all keys.
        var own = relation.Aggregate?.GroupType == Aggregate.Types.GroupType.GroupingSets
            ? (GroupingSets, "GROUP BY with ROLLUP, CUBE or GROUPING SETS")
            : ((Version, string)?)null;
        return own ?? Inputs(relation).Select(Of).FirstOrDefault(n => n is not null);
    }

    private static IEnumerable<Relation> Inputs(Relation relation) => relation.RelTypeCase switch
    {
        Relation.RelTypeOneofCase.Join => [relation.Join.Left, relation.Join.Right],
        Relation.RelTypeOneofCase.SetOp => [relation.SetOp.LeftInput, relation.SetOp.RightInput],
        _ => Input(relation) is { } input ? [input] : [],
    };

    private static Relation? Input(Relation relation) => relation.RelTypeCase switch
    {
        Relation.RelTypeOneofCase.Project => relation.Project.Input,
        Relation.RelTypeOneofCase.Filter => relation.Filter.Input,
        Relation.RelTypeOneofCase.Sort => relation.Sort.Input,
        Relation.RelTypeOneofCase.Limit => relation.Limit.Input,
        Relation.RelTypeOneofCase.Offset => relation.Offset.Input,
        Relation.RelTypeOneofCase.Aggregate => relation.Aggregate.Input,
        Relation.RelTypeOneofCase.Deduplicate => relation.Deduplicate.Input,
        Relation.RelTypeOneofCase.ToDf => relation.ToDf.Input,
        Relation.RelTypeOneofCase.WithColumns => relation.WithColumns.Input,
        Relation.RelTypeOneofCase.WithWatermark => relation.WithWatermark.Input,
        _ => null,
    };
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The different times of groups, kept by a DISTINCT over just the groups' keys and the time, so that an aggregation need not count them.</summary>
internal interface ICountableTimes
{
    /// <summary>Held while times are added, and by those who read.</summary>
    Lock Gate { get; }

    OrderedTimes Times { get; }

    /// <summary>One past the highest group.</summary>
    int GroupLimit { get; }

    /// <summary>What the rows that were handed on last have added.</summary>
    AddedTimes Added { get; }

    /// <summary>The keys of groups, column by column.</summary>
    Column[] EmitKeys(ReadOnlySpan<int> groups, Arena arena);

    /// <summary>Opens the current version; under the gate.</summary>
    TimeVersion OpenVersion();

    void CloseVersion(TimeVersion version);
}

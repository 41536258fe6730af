using TenFour.Streaming.Plans.Aggregates;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The versions of the partial results that open cursors still read. What a batch changes is saved for them before.</summary>
internal sealed class OpenVersions(AggregateSet live)
{
    private readonly List<StateVersion> open = [];

    public StateVersion Open(int slotLimit)
    {
        var version = new StateVersion(live, slotLimit);
        open.Add(version);
        return version;
    }

    /// <summary>One user less.</summary>
    public void Close(StateVersion version)
    {
        if (version.Leave())
        {
            open.Remove(version);
        }
    }

    /// <summary>Saves slots that are about to be changed.</summary>
    public void Save(ReadOnlySpan<int> slots)
    {
        foreach (var version in open)
        {
            version.Save(slots);
        }
    }
}

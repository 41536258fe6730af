using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>What a batch does to sessions.</summary>
internal sealed class SessionChanges
{
    /// <summary>The sessions that are new or changed, some of which may have been absorbed since.</summary>
    public SlotSet Touched { get; } = new();

    /// <summary>Group and start of sessions that are no more under that start.</summary>
    public List<(int Group, long Start)> Lost { get; } = [];

    public void Clear()
    {
        Touched.Clear();
        Lost.Clear();
    }
}

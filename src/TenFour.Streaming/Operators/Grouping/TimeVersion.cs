namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Times that only grow in number, as they were: those that came later are kept apart.</summary>
internal sealed class TimeVersion : KeptVersion
{
    private PanesByGroup? later;

    public override long HeldBytes => later?.Bytes ?? 0;

    public void Save(ReadOnlySpan<int> groups, ReadOnlySpan<long> times)
    {
        later ??= new PanesByGroup();
        for (var i = 0; i < groups.Length; i++)
        {
            later.Add(groups[i], times[i], 0);
        }
    }

    /// <summary>The times of a group that are not part of this version, in order; valid until the next call.</summary>
    public ReadOnlySpan<long> Later(int group) => later is null ? [] : later.Sort(group).Numbers;
}

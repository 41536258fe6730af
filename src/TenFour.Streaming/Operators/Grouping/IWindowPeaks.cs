using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The largest count that each group has in any window.</summary>
internal interface IWindowPeaks
{
    long Bytes { get; }

    /// <summary>Peaks are kept only once somebody has asked for first rows.</summary>
    bool IsStarted { get; }

    /// <summary>Looks at all windows of so many groups.</summary>
    void RaiseAll(int groups);

    /// <summary>Looks at all windows of a group, in which a batch has added rows.</summary>
    void Raise(int group);

    /// <summary>Looks at the windows of a pane, to which a batch has added rows.</summary>
    void Raise(int group, long number);

    /// <summary>The windows among which the first so many rows are; null where there are not so many windows.</summary>
    List<(int Group, WindowRun Run)>? First(long limit, int groups);
}

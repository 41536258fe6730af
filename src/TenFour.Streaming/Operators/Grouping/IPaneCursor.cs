namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Goes along the panes of one group in order of time, for those who count rows. A pane may come several times, with a part of its rows each.</summary>
internal interface IPaneCursor
{
    bool IsEnd { get; }

    /// <summary>The pane's number.</summary>
    long Number { get; }

    /// <summary>The rows that are counted in the pane.</summary>
    long Count { get; }

    /// <summary>Whether the pane is in no window from that one on.</summary>
    bool EndsBefore(long window);

    void Next();
}

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Goes along the panes of one group in order of time, for those who count rows.</summary>
internal interface IPaneCursor
{
    bool IsEnd { get; }

    /// <summary>The pane's number.</summary>
    long Number { get; }

    /// <summary>The rows that are counted in the pane.</summary>
    long Count { get; }

    void Next();
}

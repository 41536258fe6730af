namespace TenFour.Streaming.Sessions;

/// <summary>The rows of a frame by groups, from <see cref="StreamingFrame.GroupBy"/>. Immutable.</summary>
public sealed class GroupedFrame
{
    private readonly StreamingFrame _frame;
    private readonly IReadOnlyList<string> _keys;

    internal GroupedFrame(StreamingFrame frame, IReadOnlyList<string> keys) => (_frame, _keys) = (frame, keys);

    /// <summary>One row for each group: the keys, then the aggregates, such as <c>"count(*) AS calls"</c>.</summary>
    /// <exception cref="Errors.StatisticException">An expression is refused; the message names it.</exception>
    public StreamingFrame Aggregate(params IReadOnlyList<string> expressions) => _frame.Aggregate(_keys, expressions);

    /// <summary>One row for each group: the keys, then the number of rows as <c>count</c>.</summary>
    public StreamingFrame Count() => Aggregate("count(*) AS count");
}

using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;
using BoundExpression = TenFour.Streaming.Plans.Expressions.Expression;

namespace TenFour.Spark.Plans;

/// <summary>Writes <c>window</c> and <c>session_window</c>, whose durations are whole microseconds.</summary>
internal static class WindowText
{
    public static string Of(BoundExpression time, WindowSpec window, IReadOnlyList<string?> names) =>
        $"window({Time(time, names)}, '{window.SizeMicros} microseconds', '{window.SlideMicros} microseconds', '{window.StartMicros} microseconds')";

    public static string OfSession(BoundExpression time, BoundExpression gap, IReadOnlyList<string?> names) =>
        $"session_window({ExpressionText.Of(time, names)}, {ExpressionText.Of(gap, names)})";

    /// <remarks>Of a window, Spark takes the time itself.</remarks>
    private static string Time(BoundExpression time, IReadOnlyList<string?> names) =>
        ExpressionText.Of(time is WindowTime ? time.Children[0] : time, names);
}

using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators;

/// <summary>The <c>session_window(...)</c> among an aggregation's keys.</summary>
/// <param name="Time">The event time over the operator's input: a TIMESTAMP in microseconds.</param>
/// <param name="Gap">Row by row, how long a session goes on after the row: an interval, or its text. Rows whose gap is null or not above 0 vanish.</param>
/// <param name="KeyIndex">The session's place among the keys, and so among the output's columns.</param>
public sealed record SessionKey(Expression Time, Expression Gap, int KeyIndex);

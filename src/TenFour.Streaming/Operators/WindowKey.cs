using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators;

/// <summary>The <c>window(...)</c> among an aggregation's keys.</summary>
/// <param name="Time">The event time over the operator's input: a TIMESTAMP in microseconds. Rows where it is null vanish, as in Spark, and so do those of no window.</param>
/// <param name="KeyIndex">The window's place among the keys, and so among the output's columns.</param>
public sealed record WindowKey(WindowSpec Spec, Expression Time, int KeyIndex);

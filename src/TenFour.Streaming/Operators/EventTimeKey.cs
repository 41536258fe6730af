namespace TenFour.Streaming.Operators;

/// <summary>
/// Which of an operator's key columns carries the event time, and so decides what is late and what leaves.
/// </summary>
/// <param name="KeyIndex">The key's place among the operator's keys.</param>
/// <param name="IsWindow">True: a window struct, judged by its end. False: a timestamp, judged by itself.</param>
public sealed record EventTimeKey(int KeyIndex, bool IsWindow);

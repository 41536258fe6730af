namespace TenFour.Streaming.Plans.Functions;

/// <summary>What binding a function call needs beside its arguments.</summary>
/// <param name="TimeZone">The session time zone, in which constant arguments are evaluated.</param>
public sealed record FunctionContext(TimeZoneInfo TimeZone);

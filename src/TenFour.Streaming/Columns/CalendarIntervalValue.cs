namespace TenFour.Streaming.Columns;

/// <summary>A calendar interval: its three parts are kept apart, as in Spark.</summary>
public readonly record struct CalendarIntervalValue(int Months, int Days, long Microseconds);

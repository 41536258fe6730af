namespace TenFour.Streaming.Sql;

/// <summary>The three parts of an interval, which Spark keeps apart because months and days have no fixed length.</summary>
public readonly record struct IntervalValue(int Months, int Days, long Microseconds);

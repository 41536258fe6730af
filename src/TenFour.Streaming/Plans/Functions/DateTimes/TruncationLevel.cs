namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>To what a time is cut, from fine to coarse.</summary>
internal enum TruncationLevel
{
    Microsecond,
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

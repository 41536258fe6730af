namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>How a zone is written.</summary>
internal enum ZoneStyle
{
    /// <summary><c>America/Los_Angeles</c></summary>
    Id,

    /// <summary><c>PST</c> or <c>PDT</c></summary>
    Short,

    /// <summary><c>Pacific Standard Time</c></summary>
    Full,

    /// <summary><c>PT</c></summary>
    Generic,

    /// <summary><c>Pacific Time</c></summary>
    GenericFull,
}

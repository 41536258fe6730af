namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>What sign a number has.</summary>
internal enum SignStyle
{
    /// <summary>A minus where it is negative.</summary>
    Normal,

    /// <summary>None.</summary>
    NotNegative,

    /// <summary>A minus, or a plus where there are more digits than asked for.</summary>
    ExceedsPad,
}

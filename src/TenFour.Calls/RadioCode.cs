namespace TenFour.Calls;

/// <summary>One disposition code that officers give over the radio, and what it means.</summary>
public sealed record RadioCode(string DispositionCode, string Description);

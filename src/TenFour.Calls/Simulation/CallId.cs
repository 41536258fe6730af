namespace TenFour.Calls.Simulation;

/// <summary>The day on which a call arrived, and how many police calls came before it on that day.</summary>
internal readonly record struct CallId(DateOnly Day, int NumberInDay);

namespace TenFour.Dashboard.City;

/// <summary>What is usual for an hour.</summary>
/// <param name="Calls">The calls to expect.</param>
/// <param name="Weeks">From how many weeks of the topic itself; 0 where it is too young, and the city's counts stand for it.</param>
/// <param name="Basis">From what, as words.</param>
internal sealed record UsualCalls(double Calls, int Weeks, string Basis);

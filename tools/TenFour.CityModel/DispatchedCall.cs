namespace TenFour.CityModel;

/// <summary>The course of a call in the real-time dataset. Seconds; null where it did not happen.</summary>
internal sealed record DispatchedCall(string Type, string Priority, bool IsOnView, double? Dispatch, double? Travel, double? Work);

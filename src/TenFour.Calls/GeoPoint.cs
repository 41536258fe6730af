namespace TenFour.Calls;

/// <summary>A place on the earth, in degrees (WGS 84).</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude);

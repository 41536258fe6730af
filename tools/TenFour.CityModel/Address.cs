using TenFour.Calls;

namespace TenFour.CityModel;

/// <summary>Where an address lies.</summary>
internal sealed record Address(GeoPoint Point, string District, string Area);

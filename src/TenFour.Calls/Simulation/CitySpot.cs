namespace TenFour.Calls.Simulation;

/// <summary>A place as a record names it, with its cell of the <see cref="City.CityGrid"/>.</summary>
internal readonly record struct CitySpot(string Address, string CommonLocation, int East, int North, int Weight);

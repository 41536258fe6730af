namespace TenFour.CityModel;

/// <summary>What the model needs of a real call.</summary>
internal sealed record Call(string Type, DateTime Time, string Disposition, string Address, string AddressType, string Place);

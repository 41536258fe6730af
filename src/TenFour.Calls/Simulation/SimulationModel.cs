namespace TenFour.Calls.Simulation;

/// <summary>What simulated calls are like.</summary>
public enum SimulationModel
{
    /// <summary>The 14 fields of the city's 2018 file in its shape, by rough rates. The sequence of a seed never changes: measurements rest on it.</summary>
    File,

    /// <summary>By the facts of <see cref="City.CityModel"/>: with coordinates, neighborhoods, priorities and the times of dispatch and arrival.</summary>
    City,
}

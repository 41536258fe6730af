namespace TenFour.Calls.Simulation;

/// <summary>What a <see cref="CallGenerator"/> makes. The same options always give the same records.</summary>
public sealed record CallGeneratorOptions
{
    /// <summary>The calendar of the simulator begins here.</summary>
    public static readonly DateOnly FirstStart = new(1971, 1, 1);

    /// <summary>The last day that a simulation is started at: the calendar ends in 9999, and a city that never sleeps needs room before that.</summary>
    public static readonly DateOnly LastStart = new(2999, 12, 31);

    /// <summary>What the calls are like.</summary>
    /// <value>The fixed sequence, on which measurements and tests rest.</value>
    public SimulationModel Model { get; init; } = SimulationModel.File;

    public ulong Seed { get; init; } = 1;

    /// <summary>The day on which the calls begin, at midnight in San Francisco.</summary>
    /// <value>2018-10-02, as in the city's file.</value>
    public DateOnly Start { get; init; } = new(2018, 10, 2);

    /// <summary>What one call in a hundred exceeds in arriving later than its time; the most is 25 times as much.</summary>
    /// <value>7 minutes, as in the 2018 file.</value>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMinutes(7);

    /// <summary>The share of records that repeat one of the same hour byte by byte, from 0 to 1.</summary>
    public double Duplicates { get; init; }

    /// <summary>The share of records with something odd: broken syntax, nulls, wrong types, escapes, from 0 to 1.</summary>
    public double Oddities { get; init; }
}

namespace TenFour.Calls.Simulation;

/// <summary>
/// A small random number generator whose sequence is part of the contract: a seed gives the same records with every version of the
/// runtime. One is started for each record from the seed and the record's number, so that records can be made in any order.
/// </summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>The generator of one numbered thing.</summary>
    public static SplitMix64 Of(ulong seed, ulong purpose, long number) =>
        new(Mix(Mix(seed + Step) ^ Mix(purpose * Step) ^ Mix((ulong)number + Step)));

    public ulong NextUInt64() => Mix(_state += Step);

    /// <summary>A whole number from 0, below the bound.</summary>
    public int Next(int boundExclusive) => (int)(((NextUInt64() >> 32) * (ulong)boundExclusive) >> 32);

    /// <summary>A number from 0, below 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

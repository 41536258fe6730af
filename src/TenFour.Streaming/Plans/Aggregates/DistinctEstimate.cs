namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Estimates a number of different values from the registers of HyperLogLog.</summary>
internal static class DistinctEstimate
{
    // Up to so many values, by precision from 4 on, counting empty registers is the better estimate (HyperLogLog++, as in Spark).
    private static readonly int[] LinearUpTo = [10, 20, 40, 80, 220, 400, 900, 1800, 3100, 6500, 11500, 20000, 50000, 120000, 350000];

    /// <summary>The estimate.</summary>
    /// <param name="ranks">How many registers have each rank; index 0 counts the empty ones.</param>
    /// <param name="precision">The number of registers is 2 to this power.</param>
    /// <remarks>Beyond <see cref="LinearUpTo"/> by Ertl's estimator, which needs no tables of bias.</remarks>
    public static long Of(ReadOnlySpan<int> ranks, int precision)
    {
        var registers = (double)(1 << precision);
        if (ranks[0] > 0)
        {
            var linear = registers * Math.Log(registers / ranks[0]);
            if (precision - 4 >= LinearUpTo.Length || linear <= LinearUpTo[precision - 4])
            {
                return (long)Math.Round(linear);
            }
        }

        var last = 64 - precision;
        var z = registers * Tau(1 - (ranks[last + 1] / registers));
        for (var rank = last; rank >= 1; rank--)
        {
            z = 0.5 * (z + ranks[rank]);
        }

        z += registers * Sigma(ranks[0] / registers);
        return (long)Math.Round(registers * registers / (2 * Math.Log(2) * z));
    }

    private static double Sigma(double x)
    {
        var (y, z) = (1.0, x);
        for (var previous = double.NaN; z != previous;)
        {
            x *= x;
            previous = z;
            z += x * y;
            y += y;
        }

        return z;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }

        var (y, z) = (1.0, 1 - x);
        for (var previous = double.NaN; z != previous;)
        {
            x = Math.Sqrt(x);
            previous = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }

        return z / 3;
    }
}

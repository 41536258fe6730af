namespace TenFour.Calls.Simulation;

/// <summary>How long after its time a call arrives: most at once, few very late, in the proportions of the 2018 file.</summary>
internal sealed class Lateness
{
    // Quantiles in minutes where the 99th percentile is 7; between them the line is straight.
    private static readonly (double Share, double Minutes)[] Quantiles =
        [(0, 0), (0.50, 0.7), (0.80, 2), (0.90, 3.2), (0.95, 4.5), (0.99, 7), (0.999, 19), (0.9999, 60), (1, 176)];

    private const double Minutes99 = 7;

    private readonly double _scale;

    /// <param name="percentile99">What one call in a hundred exceeds.</param>
    public Lateness(TimeSpan percentile99) => _scale = percentile99.TotalSeconds / Minutes99;

    /// <summary>Seconds.</summary>
    public long Next(ref SplitMix64 random)
    {
        var share = random.NextDouble();
        var i = 1;
        while (share > Quantiles[i].Share)
        {
            i++;
        }

        var (fromShare, from) = Quantiles[i - 1];
        var (toShare, to) = Quantiles[i];
        return (long)(_scale * (from + ((to - from) * (share - fromShare) / (toShare - fromShare))));
    }
}

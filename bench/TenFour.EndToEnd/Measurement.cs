namespace TenFour.EndToEnd;

/// <summary>What several runs of the same work gave, in one unit.</summary>
/// <param name="Runs">In the order in which they ran.</param>
public sealed record Measurement(IReadOnlyList<double> Runs)
{
    public double Median => Quantile(0.5);

    public double Min => Runs.Min();

    public double Max => Runs.Max();

    /// <summary>The value below which that share of the runs lies.</summary>
    public double Quantile(double share)
    {
        var sorted = Runs.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)place], sorted[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }

    public Measurement Select(Func<double, double> convert) => new([.. Runs.Select(convert)]);
}

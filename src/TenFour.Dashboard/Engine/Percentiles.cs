namespace TenFour.Dashboard.Engine;

/// <summary>How values are spread: by nearest rank, so that each is a value that was there.</summary>
public sealed record Percentiles(double Min, double P50, double P90, double P99, double Max)
{
    /// <summary>Null without any value.</summary>
    public static Percentiles? Of(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToArray();
        return sorted.Length == 0 ? null : new Percentiles(sorted[0], At(0.5), At(0.9), At(0.99), sorted[^1]);

        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}

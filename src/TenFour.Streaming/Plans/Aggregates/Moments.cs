namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Number, mean and sums of powers of the distances from the mean, updated and merged by Spark's formulas.</summary>
internal struct Moments
{
    public double Count;
    public double Mean;
    public double M2;
    public double M3;
    public double M4;

    public void Add(double value)
    {
        Count++;
        var delta = value - Mean;
        var deltaN = delta / Count;
        Mean += deltaN;
        M2 += delta * (delta - deltaN);
        var (delta2, deltaN2) = (delta * delta, deltaN * deltaN);
        M3 += (-3.0 * deltaN * M2) + (delta * (delta2 - deltaN2));
        M4 += (-4.0 * deltaN * M3) - (6.0 * deltaN2 * M2) + (delta * ((delta * delta2) - (deltaN * deltaN2)));
    }

    public void Add(in Moments other)
    {
        var (n1, n2) = (Count, other.Count);
        var count = n1 + n2;
        if (count == 0)
        {
            return;
        }

        var delta = other.Mean - Mean;
        var deltaN = delta / count;
        var m4 = M4 + other.M4 + (deltaN * deltaN * deltaN * delta * n1 * n2 * ((n1 * n1) - (n1 * n2) + (n2 * n2)))
            + (6.0 * deltaN * deltaN * ((n1 * n1 * other.M2) + (n2 * n2 * M2))) + (4.0 * deltaN * ((n1 * other.M3) - (n2 * M3)));
        M3 += other.M3 + (deltaN * deltaN * delta * n1 * n2 * (n1 - n2)) + (3.0 * deltaN * ((n1 * other.M2) - (n2 * M2)));
        M2 += other.M2 + (delta * deltaN * n1 * n2);
        M4 = m4;
        Mean += deltaN * n2;
        Count = count;
    }
}

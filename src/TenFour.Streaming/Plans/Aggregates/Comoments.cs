namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Number, means and sums of products of two columns' distances from their means, updated and merged by Spark's formulas.</summary>
internal struct Comoments
{
    public double Count;
    public double MeanX;
    public double MeanY;
    public double Product;
    public double SquareX;
    public double SquareY;

    public void Add(double x, double y)
    {
        Count++;
        var (dx, dy) = (x - MeanX, y - MeanY);
        MeanX += dx / Count;
        MeanY += dy / Count;
        Product += dx * (y - MeanY);
        SquareX += dx * (x - MeanX);
        SquareY += dy * (y - MeanY);
    }

    public void Add(in Comoments other)
    {
        var (n1, n2) = (Count, other.Count);
        var count = n1 + n2;
        if (count == 0)
        {
            return;
        }

        var (dx, dy) = (other.MeanX - MeanX, other.MeanY - MeanY);
        var (dxN, dyN) = (dx / count, dy / count);
        Product += other.Product + (dx * dyN * n1 * n2);
        SquareX += other.SquareX + (dx * dxN * n1 * n2);
        SquareY += other.SquareY + (dy * dyN * n1 * n2);
        MeanX += dxN * n2;
        MeanY += dyN * n2;
        Count = count;
    }
}

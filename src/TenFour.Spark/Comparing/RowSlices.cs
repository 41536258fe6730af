using TenFour.Spark.Faults;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Comparing;

/// <summary>Cuts a sequence of rows into pieces of given lengths; pure.</summary>
internal static class RowSlices
{
    /// <exception cref="SparkException">There are more rows, or fewer, than the lengths say.</exception>
    public static List<List<ColumnBatch>> Cut(IReadOnlyList<ColumnBatch> batches, IReadOnlyList<long> lengths)
    {
        var total = batches.Sum(b => (long)b.Rows.Count);
        if (total != lengths.Sum())
        {
            throw new SparkException(
                Fault.Environment,
                $"Spark reports {lengths.Sum()} rows, and its table has {total}.",
                advice: "Compare it in complete mode, where the last table counts, or ask the cluster's log whether a batch was run twice.");
        }

        var slices = new List<List<ColumnBatch>>();
        var (batch, place) = (0, 0);
        foreach (var length in lengths)
        {
            var slice = new List<ColumnBatch>();
            for (var missing = length; missing > 0;)
            {
                var rows = batches[batch].Rows;
                var count = (int)Math.Min(missing, rows.Count - place);
                slice.Add(batches[batch] with { Rows = Part(rows, place, count) });
                missing -= count;
                (batch, place) = place + count == rows.Count ? (batch + 1, 0) : (batch, place + count);
            }

            slices.Add(slice);
        }

        return slices;
    }

    private static Rows Part(Rows rows, int start, int count) =>
        rows.Narrow([.. Enumerable.Range(start, count).Select(i => rows[i])], count);
}

using CsCheck;
using TenFour.Spark.Comparing;
using TenFour.Spark.Faults;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Tests.Comparing;

/// <summary>The memory sink's table is cut into the rows of its batches.</summary>
public sealed class RowSlicesTests
{
    private static readonly Schema Columns = new([new StructField("n", SqlType.Int)]);

    [Fact]
    public void RowSlices_AnyCuts_GiveEachRowOnceInOrder() =>
        Gen.Select(Gen.Int[0, 7].List[0, 6], Gen.Int[0, 5].List[0, 8]).Sample((received, wanted) =>
        {
            var total = received.Sum();
            List<long> lengths = [.. wanted.Select(w => (long)w)];
            lengths.Add(Math.Max(0, total - lengths.Sum()));
            if (lengths.Sum() != total)
            {
                return;
            }

            var slices = RowSlices.Cut(Batches(received), lengths);
            Assert.Equal(lengths, slices.Select(s => s.Sum(b => (long)b.Rows.Count)));
            Assert.Equal(Enumerable.Range(0, total), slices.SelectMany(s => s).SelectMany(Values));
        });

    [Fact]
    public void RowSlices_MoreRowsThanReported_IsAnError() => Assert.Throws<SparkException>(() => RowSlices.Cut(Batches([3]), [2]));

    private static List<ColumnBatch> Batches(IEnumerable<int> sizes)
    {
        var batches = new List<ColumnBatch>();
        var next = 0;
        foreach (var size in sizes)
        {
            batches.Add(new ColumnBatch(Columns, [new FixedColumn<int>(SqlType.Int, [.. Enumerable.Range(next, size)])], Rows.All(size)));
            next += size;
        }

        return batches;
    }

    private static List<int> Values(ColumnBatch batch)
    {
        var values = new List<int>();
        foreach (var row in batch.Rows)
        {
            values.Add(((FixedColumn<int>)batch.Columns[0]).Values[row]);
        }

        return values;
    }
}

using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Tests.Operators;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.State.Values;

public sealed class ValueBytesTests
{
    private static readonly Gen<Column> Columns =
        Gen.Int[0, SampleColumns.Types.Length - 1].SelectMany(type => SampleColumns.Of(SampleColumns.Types[type], 20));

    private static readonly Gen<double> Numbers = Gen.OneOf(Gen.Double, SampleColumns.OneOf(double.NaN, 0.0, -0.0));

    [Fact]
    public void Values_OfAnyType_AreReadBack() =>
        Columns.Sample(
            column =>
            {
                var writer = new ValueWriter();
                for (var row = 0; row < 20; row++)
                {
                    ValueBytes.WriteNullable(column, row, writer, canonical: false);
                }

                var builder = ValueBuilder.Of(column.Type);
                var reader = new ValueReader(writer.Written);
                for (var row = 0; row < 20; row++)
                {
                    ValueBytes.ReadNullable(ref reader, builder);
                }

                var read = builder.ToColumn();
                Assert.Equal(Enumerable.Range(0, 20).Select(r => RowText.Cell(column, r)), Enumerable.Range(0, 20).Select(r => RowText.Cell(read, r)));
            },
            iter: Samples.Count(1000));

    [Fact]
    public void Bytes_OfTwoNumbers_CompareAsTheNumbers() =>
        Gen.Select(Numbers, Numbers).Sample((a, b) =>
        {
            var expected = double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : double.IsNaN(b) ? -1 : a == b ? 0 : a.CompareTo(b);

            Assert.Equal(expected, Math.Sign(Compare(new FixedColumn<double>(SqlType.Double, [a, b]))));
        });

    [Fact]
    public void Bytes_OfTwoWholeNumbers_CompareAsTheNumbers() =>
        Gen.Select(Gen.Long, Gen.Long, Gen.Int[0, 63]).Sample((a, b, shift) =>
            Assert.Equal((a >> shift).CompareTo(b >> shift), Math.Sign(Compare(new FixedColumn<long>(SqlType.Long, [a >> shift, b >> shift])))));

    [Fact]
    public void Bytes_OfTwoArrays_CompareElementByElement()
    {
        var elements = new FixedColumn<int>(SqlType.Int, [1, 2, 1, 2, 0]);

        Assert.True(Compare(new ArrayColumn(new ArrayType(SqlType.Int), [0, 2], [2, 3], elements)) < 0);
        Assert.True(Compare(new ArrayColumn(new ArrayType(SqlType.Int), [1, 2], [1, 3], elements)) > 0);
        Assert.True(Compare(new ArrayColumn(new ArrayType(SqlType.Int), [0, 0], [0, 1], elements)) < 0);
    }

    private static int Compare(Column column)
    {
        var (left, right) = (new ValueWriter(), new ValueWriter());
        ValueBytes.Write(column, 0, left, canonical: true);
        ValueBytes.Write(column, 1, right, canonical: true);
        return left.Written.SequenceCompareTo(right.Written);
    }
}

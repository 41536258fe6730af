using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

/// <summary>
/// Spark's order of the values of one type: strings by their bytes, NaN above every number, false before true, structs by their first
/// different field, arrays by their first different element and then by length. Within structs and arrays null comes first.
/// </summary>
public abstract class RowOrdering
{
    /// <summary>Compares two values that are not null.</summary>
    public abstract int Compare(Column left, int leftRow, Column right, int rightRow);

    /// <summary>Compares two values; null equals null and comes before anything else.</summary>
    public int CompareNullsFirst(Column left, int leftRow, Column right, int rightRow)
    {
        var (leftNull, rightNull) = (left.IsNull(leftRow), right.IsNull(rightRow));
        return leftNull || rightNull ? rightNull.CompareTo(leftNull) : Compare(left, leftRow, right, rightRow);
    }

    /// <summary>Whether the values of a type have an order.</summary>
    public static bool Exists(SqlType type) => type switch
    {
        CalendarIntervalType or MapType => false,
        ArrayType a => Exists(a.Element),
        StructType s => s.Fields.All(f => Exists(f.Type)),
        _ => true,
    };

    public static RowOrdering For(SqlType type) => type switch
    {
        BooleanType or NullType => new Fixed<bool>(),
        ByteType => new Fixed<sbyte>(),
        ShortType => new Fixed<short>(),
        IntType or DateType or YearMonthIntervalType => new Fixed<int>(),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => new Fixed<long>(),
        DecimalType => new Fixed<Int128>(),
        FloatType => new Floats<float>(),
        DoubleType => new Floats<double>(),
        StringType or BinaryType => new Strings(),
        StructType s => new Structs([.. s.Fields.Select(f => For(f.Type))]),
        ArrayType a => new Arrays(For(a.Element)),
        _ => throw new InvalidOperationException($"{type} has no order"),
    };

    private sealed class Fixed<T> : RowOrdering
        where T : unmanaged, IComparable<T>
    {
        public override int Compare(Column left, int leftRow, Column right, int rightRow) =>
            ((FixedColumn<T>)left).Values[leftRow].CompareTo(((FixedColumn<T>)right).Values[rightRow]);
    }

    private sealed class Floats<T> : RowOrdering
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override int Compare(Column left, int leftRow, Column right, int rightRow)
        {
            var (a, b) = (((FixedColumn<T>)left).Values[leftRow], ((FixedColumn<T>)right).Values[rightRow]);
            return ComparisonOperators.LessFloats<T>.Apply(a, b) ? -1 : ComparisonOperators.LessFloats<T>.Apply(b, a) ? 1 : 0;
        }
    }

    private sealed class Strings : RowOrdering
    {
        public override int Compare(Column left, int leftRow, Column right, int rightRow) =>
            ((StringColumn)left)[leftRow].SequenceCompareTo(((StringColumn)right)[rightRow]);
    }

    private sealed class Structs(RowOrdering[] fields) : RowOrdering
    {
        public override int Compare(Column left, int leftRow, Column right, int rightRow)
        {
            var (a, b) = ((StructColumn)left, (StructColumn)right);
            for (var i = 0; i < fields.Length; i++)
            {
                var order = fields[i].CompareNullsFirst(a.Fields[i], leftRow, b.Fields[i], rightRow);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }
    }

    private sealed class Arrays(RowOrdering element) : RowOrdering
    {
        public override int Compare(Column left, int leftRow, Column right, int rightRow)
        {
            var (a, b) = ((ArrayColumn)left, (ArrayColumn)right);
            for (var i = 0; i < Math.Min(a.Lengths[leftRow], b.Lengths[rightRow]); i++)
            {
                var order = element.CompareNullsFirst(a.Elements, a.Starts[leftRow] + i, b.Elements, b.Starts[rightRow] + i);
                if (order != 0)
                {
                    return order;
                }
            }

            return a.Lengths[leftRow].CompareTo(b.Lengths[rightRow]);
        }
    }
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary>The constants of an IN, to look values up in. NaN is found, and both zeros are one.</summary>
internal abstract class ValueSet
{
    /// <summary>Sets the result of each row, none of which is null.</summary>
    public abstract void Contains(Column values, Rows rows, bool[] results);

    /// <summary>A set of the first rows of the columns; null for types without one (structs and arrays).</summary>
    public static ValueSet? TryMake(SqlType type, IReadOnlyList<Column> constants) => type switch
    {
        BooleanType => new Fixed<bool>(constants),
        ByteType => new Fixed<sbyte>(constants),
        ShortType => new Fixed<short>(constants),
        IntType or DateType or YearMonthIntervalType => new Fixed<int>(constants),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => new Fixed<long>(constants),
        DecimalType => new Fixed<Int128>(constants),
        FloatType => new Fixed<float>(constants),
        DoubleType => new Fixed<double>(constants),
        StringType or BinaryType => new Strings(constants),
        _ => null,
    };

    private sealed class Fixed<T> : ValueSet
        where T : unmanaged, IEquatable<T>
    {
        private readonly HashSet<T> set;

        public Fixed(IEnumerable<Column> constants) => set = [.. constants.Select(c => ((FixedColumn<T>)c).Values[0])];

        public override void Contains(Column values, Rows rows, bool[] results)
        {
            var fixedValues = ((FixedColumn<T>)values).Values;
            foreach (var row in rows)
            {
                results[row] = set.Contains(fixedValues[row]);
            }
        }
    }

    private sealed class Strings : ValueSet
    {
        private readonly StringDictionary dictionary = new();

        public Strings(IEnumerable<Column> constants)
        {
            foreach (var constant in constants)
            {
                dictionary.Intern(((StringColumn)constant)[0]);
            }
        }

        public override void Contains(Column values, Rows rows, bool[] results)
        {
            var strings = (StringColumn)values;
            foreach (var row in rows)
            {
                results[row] = dictionary.Find(strings[row]) >= 0;
            }
        }
    }
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

/// <summary>Puts a column together from values as bytes (<see cref="ValueBytes"/>).</summary>
internal abstract class ValueBuilder(SqlType type)
{
    private readonly List<int> nulls = [];

    protected SqlType Type { get; } = type;

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    public static ValueBuilder Of(SqlType type) => type switch
    {
        BooleanType or NullType => new FixedValueBuilder<bool>(type, (ref ValueReader r) => r.ReadByte() != 0),
        ByteType => new FixedValueBuilder<sbyte>(type, (ref ValueReader r) => (sbyte)(r.ReadNumber(1) ^ 0x80)),
        ShortType => new FixedValueBuilder<short>(type, (ref ValueReader r) => (short)(r.ReadNumber(2) ^ 0x8000)),
        IntType or DateType or YearMonthIntervalType => new FixedValueBuilder<int>(type, (ref ValueReader r) => (int)(r.ReadNumber(4) ^ 0x8000_0000)),
        FloatType => new FixedValueBuilder<float>(type, (ref ValueReader r) => (float)ValueBytes.FromSortableBits(r.ReadNumber(8))),
        DoubleType => new FixedValueBuilder<double>(type, (ref ValueReader r) => ValueBytes.FromSortableBits(r.ReadNumber(8))),
        DecimalType => new FixedValueBuilder<Int128>(type, (ref ValueReader r) => new Int128(r.ReadNumber(8) ^ 1UL << 63, r.ReadNumber(8))),
        CalendarIntervalType => new FixedValueBuilder<CalendarIntervalValue>(type, ReadInterval),
        StringType or BinaryType => new TextValueBuilder(type),
        StructType structure => new StructValueBuilder(structure),
        ArrayType array => new ArrayValueBuilder(array),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType =>
            new FixedValueBuilder<long>(type, (ref ValueReader r) => (long)(r.ReadNumber(8) ^ 1UL << 63)),
        _ => throw new InvalidOperationException($"no column of {type} from bytes"),
    };

    public void Add(ref ValueReader input)
    {
        AddValue(ref input);
        Count++;
    }

    public void AddNull()
    {
        AddEmpty();
        nulls.Add(Count++);
    }

    public Column ToColumn()
    {
        if (nulls.Count == 0)
        {
            return ToColumn(null);
        }

        var mask = new Bitmap(Count);
        foreach (var row in nulls)
        {
            mask.Set(row);
        }

        return ToColumn(mask);
    }

    protected abstract void AddValue(ref ValueReader input);

    /// <summary>Fills the place of a null.</summary>
    protected abstract void AddEmpty();

    protected abstract Column ToColumn(Bitmap? nulls);

    private static CalendarIntervalValue ReadInterval(ref ValueReader r) =>
        new((int)(r.ReadNumber(4) ^ 0x8000_0000), (int)(r.ReadNumber(4) ^ 0x8000_0000), (long)(r.ReadNumber(8) ^ 1UL << 63));
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

/// <summary>One value of any type a slot, or null.</summary>
internal abstract class ValueSlots
{
    public abstract long Bytes { get; }

    public static ValueSlots Of(SqlType type) => type switch
    {
        BooleanType or NullType => new FixedValueSlots<bool>(type),
        ByteType => new FixedValueSlots<sbyte>(type),
        ShortType => new FixedValueSlots<short>(type),
        IntType or DateType or YearMonthIntervalType => new FixedValueSlots<int>(type),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => new FixedValueSlots<long>(type),
        FloatType => new FixedValueSlots<float>(type),
        DoubleType => new FixedValueSlots<double>(type),
        DecimalType => new FixedValueSlots<Int128>(type),
        CalendarIntervalType => new FixedValueSlots<CalendarIntervalValue>(type),
        _ => new TextValueSlots(type),
    };

    public abstract void EnsureCapacity(int slots);

    /// <summary>Takes the row's value or null.</summary>
    public abstract void Set(int slot, Column column, int row);

    /// <summary>Takes the values or nulls of rows, for one slot each.</summary>
    public virtual void SetAll(ReadOnlySpan<int> slots, Column column, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            Set(slots[i], column, rows[i]);
        }
    }

    /// <summary>Takes the value of a slot of the same type.</summary>
    public abstract void Copy(int slot, ValueSlots source, int sourceSlot);

    public abstract void Clear(int slot);

    public abstract Column Emit(ReadOnlySpan<int> slots, Arena arena);

    public abstract void Write(int slot, StateWriter output);

    public abstract void Read(int slot, ref StateReader input);
}

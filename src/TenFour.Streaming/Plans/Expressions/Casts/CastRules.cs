using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Which casts there are under ANSI rules, and which may give null.</summary>
public static class CastRules
{
    /// <summary>Whether a value of one type can be cast to the other (which may still fail for some values).</summary>
    public static bool CanCast(SqlType from, SqlType to) => (from, to) switch
    {
        _ when from == to => true,
        (NullType, _) or (_, StringType) => true,
        (StringType, BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType or CalendarIntervalType) => true,
        (StringType or BooleanType, { IsNumeric: true }) => true,
        (StringType, DayTimeIntervalType or YearMonthIntervalType) => true,
        ({ IsNumeric: true }, { IsNumeric: true } or BooleanType or TimestampType) => true,
        ({ IsIntegral: true } or DecimalType, DayTimeIntervalType or YearMonthIntervalType) => true,
        (DateType or TimestampType or TimestampNtzType, DateType or TimestampType or TimestampNtzType) => true,
        (TimestampType, { IsNumeric: true }) => true,
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => true,
        (DayTimeIntervalType or YearMonthIntervalType, { IsIntegral: true } or DecimalType) => true,
        (ArrayType x, ArrayType y) => CanCast(x.Element, y.Element) && Keeps(x.ContainsNull, x.Element, y.ContainsNull, y.Element),
        (MapType x, MapType y) => CanCast(x.Key, y.Key) && !MakesNullable(x.Key, y.Key) && CanCast(x.Value, y.Value),
        (StructType x, StructType y) => x.Fields.Count == y.Fields.Count && x.Fields.Zip(y.Fields).All(p =>
            CanCast(p.First.Type, p.Second.Type) && Keeps(p.First.Nullable, p.First.Type, p.Second.Nullable, p.Second.Type)),
        _ => false,
    };

    /// <summary>Whether Spark declares the result nullable although the input is not (shown as such in the result's schema).</summary>
    public static bool MakesNullable(SqlType from, SqlType to) => (from, to) switch
    {
        _ when from == to => false,
        (NullType, _) => false,
        (StringType, BinaryType) => false,
        (StringType, _) => true,
        (_, StringType) => false,
        (TimestampType, ByteType or ShortType or IntType) => true,
        (FloatType or DoubleType, TimestampType) => true,
        (TimestampType, DateType) => false,
        (_, DateType) => true,
        (DateType, TimestampType) => false,
        (DateType, _) => true,
        (DecimalType x, DecimalType y) => !Holds(y, x) && y.Precision - y.Scale <= x.Precision - x.Scale,
        (_, DecimalType d) => !Holds(d, from),
        (FloatType or DoubleType or DecimalType, { IsIntegral: true }) => true,
        _ => false,
    };

    /// <summary>Whether every value has its equal in the other type, so that TRY_CAST of what is not null gives no null.</summary>
    public static bool IsUpCast(SqlType from, SqlType to) => (from, to) switch
    {
        _ when from == to => true,
        (NullType, _) or (StringType, BinaryType) => true,
        (DecimalType d, { IsIntegral: true }) => d.Scale == 0 && d.Precision < DecimalRules.ForIntegral(to).Precision,
        ({ IsNumeric: true }, DecimalType d) => Holds(d, from),
        ({ IsNumeric: true } and not DecimalType, { IsNumeric: true } and not DecimalType) => Rank(from) <= Rank(to),
        (DateType or TimestampType or TimestampNtzType, TimestampType or TimestampNtzType) => true,
        (TimestampType, LongType) or (LongType, TimestampType) => true,
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => true,
        (ArrayType x, ArrayType y) => IsUpCast(x.Element, y.Element),
        (MapType x, MapType y) => IsUpCast(x.Key, y.Key) && IsUpCast(x.Value, y.Value),
        (StructType x, StructType y) => x.Fields.Count == y.Fields.Count && x.Fields.Zip(y.Fields).All(p => IsUpCast(p.First.Type, p.Second.Type)),
        (ArrayType or MapType or StructType, _) => false,
        (_, StringType) => true,
        _ => false,
    };

    private static bool Holds(DecimalType to, SqlType from) => from switch
    {
        BooleanType => to.Precision - to.Scale >= 1,
        DecimalType d => to.Precision - to.Scale >= d.Precision - d.Scale && to.Scale >= d.Scale,
        { IsIntegral: true } => DecimalRules.HoldsAll(to, from),
        _ => false,
    };

    private static bool Keeps(bool fromNullable, SqlType from, bool toNullable, SqlType to) =>
        toNullable || !(fromNullable || MakesNullable(from, to));

    private static int Rank(SqlType type) => type switch
    {
        ByteType => 0,
        ShortType => 1,
        IntType => 2,
        LongType => 3,
        FloatType => 4,
        _ => 5,
    };
}

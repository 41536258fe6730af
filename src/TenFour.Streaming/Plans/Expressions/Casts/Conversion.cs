using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>How the values of one type become values of another.</summary>
/// <param name="to">The type of the result.</param>
internal abstract class Conversion(SqlType to)
{
    public SqlType To { get; } = to;

    /// <summary>True where it works for every value.</summary>
    public virtual bool IsTotal => true;

    /// <summary>Converts the selected rows; a row that fails becomes null if <paramref name="isTry"/>.</summary>
    /// <exception cref="RowException">A selected row fails.</exception>
    public abstract Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry);

    /// <summary>The conversion between two types that <see cref="CastRules.CanCast"/> allows.</summary>
    public static Conversion Find(SqlType from, SqlType to) => (from, to) switch
    {
        _ when from == to => new Relabelling(to),
        (NullType, _) => new NullConversion(to),
        (_, StringType) => new TextConversion(from),
        (StringType, BinaryType) => new Relabelling(to),
        (StringType, _) => ParseConversion.Find(to),
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => IntervalConversions.Between(to),
        (DayTimeIntervalType or YearMonthIntervalType, _) => IntervalConversions.ToNumber(from, to),
        (_, DayTimeIntervalType or YearMonthIntervalType) => IntervalConversions.FromNumber(from, to),
        (DateType or TimestampType or TimestampNtzType, _) => DateTimeConversions.From(from, to),
        (_, TimestampType) => DateTimeConversions.FromNumber(from),
        (ArrayType x, ArrayType y) => new ArrayConversion(Find(x.Element, y.Element), y),
        (MapType x, MapType y) => new MapConversion(Find(x.Key, y.Key), Find(x.Value, y.Value), y),
        (StructType x, StructType y) => new StructConversion([.. x.Fields.Zip(y.Fields, (a, b) => Find(a.Type, b.Type))], y),
        (DecimalType d, _) => DecimalConversions.From(d, to),
        (_, DecimalType d) => DecimalConversions.To(from, d),
        _ => NumberConversions.Find(from, to),
    };
}

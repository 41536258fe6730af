using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>Spark's ANSI rules for one type out of two.</summary>
public static class CommonTypes
{
    private static readonly SqlType[] Precedence =
        [SqlType.Byte, SqlType.Short, SqlType.Int, SqlType.Long, SqlType.Float, SqlType.Double];

    /// <summary>
    /// The type of a CASE, COALESCE, IN, IF, array or UNION over values of these types, or null where there is none. Decimals widen, and a
    /// string gives way to anything atomic (with integers it becomes BIGINT, with other numbers DOUBLE) except to intervals.
    /// </summary>
    public static SqlType? Widest(IEnumerable<SqlType> types) =>
        types.Aggregate((SqlType?)SqlType.Null, (common, type) => common is null ? null : Wider(common, type));

    /// <summary>As <see cref="Widest"/>, but a string stays apart: the rule of GREATEST and LEAST.</summary>
    public static SqlType? WidestWithoutStrings(IEnumerable<SqlType> types) =>
        types.Aggregate((SqlType?)SqlType.Null, (common, type) => common is null ? null : WiderWithoutStrings(common, type));

    /// <summary>The rule of <see cref="Widest"/> for two types.</summary>
    public static SqlType? Wider(SqlType a, SqlType b) =>
        Tightest(a, b) ?? WiderDecimal(a, b) ?? WithString(a, b) ?? Nested(a, b, Wider);

    public static SqlType? WiderWithoutStrings(SqlType a, SqlType b) =>
        Tightest(a, b) ?? WiderDecimal(a, b) ?? Nested(a, b, WiderWithoutStrings);

    /// <summary>The rule of operators: nothing is lost, so that decimals of different shape have no tightest type.</summary>
    public static SqlType? Tightest(SqlType a, SqlType b) => (a, b) switch
    {
        _ when a == b => a,
        (NullType, _) => b,
        (_, NullType) => a,
        (DecimalType d, { IsIntegral: true }) => DecimalRules.HoldsAll(d, b) ? d : null,
        ({ IsIntegral: true }, DecimalType d) => DecimalRules.HoldsAll(d, a) ? d : null,
        ({ IsNumeric: true } and not DecimalType, { IsNumeric: true } and not DecimalType) => WiderNumber(a, b),
        (DateType or TimestampType or TimestampNtzType, DateType or TimestampType or TimestampNtzType) =>
            a is TimestampType || b is TimestampType ? SqlType.Timestamp : SqlType.TimestampNtz,
        (DayTimeIntervalType x, DayTimeIntervalType y) =>
            new DayTimeIntervalType(x.From < y.From ? x.From : y.From, x.To > y.To ? x.To : y.To),
        (YearMonthIntervalType x, YearMonthIntervalType y) =>
            new YearMonthIntervalType(x.From < y.From ? x.From : y.From, x.To > y.To ? x.To : y.To),
        _ => Nested(a, b, Tightest),
    };

    /// <summary>What a string beside another type becomes, or null where no string is involved or it cannot be told.</summary>
    public static SqlType? WithString(SqlType a, SqlType b) => (a, b) switch
    {
        (StringType, StringType) => null,
        (StringType, _) => PromotedString(b),
        (_, StringType) => PromotedString(a),
        _ => null,
    };

    /// <summary>Same but for what may be null inside.</summary>
    public static bool AreSame(SqlType a, SqlType b) => (a, b) switch
    {
        (ArrayType x, ArrayType y) => AreSame(x.Element, y.Element),
        (MapType x, MapType y) => AreSame(x.Key, y.Key) && AreSame(x.Value, y.Value),
        (StructType x, StructType y) => x.Fields.Count == y.Fields.Count && x.Fields.Zip(y.Fields).All(p =>
            string.Equals(p.First.Name, p.Second.Name, StringComparison.OrdinalIgnoreCase) && AreSame(p.First.Type, p.Second.Type)),
        _ => a == b,
    };

    /// <summary>Same but for what may be null inside and for the names of fields: what can be compared without a cast.</summary>
    public static bool AreAlike(SqlType a, SqlType b) => (a, b) switch
    {
        (ArrayType x, ArrayType y) => AreAlike(x.Element, y.Element),
        (MapType x, MapType y) => AreAlike(x.Key, y.Key) && AreAlike(x.Value, y.Value),
        (StructType x, StructType y) => x.Fields.Count == y.Fields.Count && x.Fields.Zip(y.Fields).All(p => AreAlike(p.First.Type, p.Second.Type)),
        _ => a == b,
    };

    private static SqlType? PromotedString(SqlType other) => other switch
    {
        { IsIntegral: true } => SqlType.Long,
        { IsNumeric: true } => SqlType.Double,
        NullType => SqlType.String,
        BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType => other,
        _ => null,
    };

    private static SqlType WiderNumber(SqlType a, SqlType b)
    {
        var wider = Precedence[Math.Max(Array.IndexOf(Precedence, a), Array.IndexOf(Precedence, b))];
        return wider is FloatType ? SqlType.Double : wider;
    }

    private static SqlType? WiderDecimal(SqlType a, SqlType b) => (a, b) switch
    {
        (DecimalType x, DecimalType y) => DecimalRules.Wider(x, y),
        (DecimalType x, { IsIntegral: true }) => DecimalRules.Wider(x, DecimalRules.ForIntegral(b)),
        ({ IsIntegral: true }, DecimalType y) => DecimalRules.Wider(DecimalRules.ForIntegral(a), y),
        (DecimalType, FloatType or DoubleType) or (FloatType or DoubleType, DecimalType) => SqlType.Double,
        _ => null,
    };

    private static SqlType? Nested(SqlType a, SqlType b, Func<SqlType, SqlType, SqlType?> common)
    {
        switch (a, b)
        {
            case (ArrayType x, ArrayType y):
                return common(x.Element, y.Element) is { } element
                    ? new ArrayType(element, x.ContainsNull || y.ContainsNull || Loses(x.Element, element) || Loses(y.Element, element))
                    : null;
            case (MapType x, MapType y):
                return common(x.Key, y.Key) is { } key && common(x.Value, y.Value) is { } value && !Loses(x.Key, key) && !Loses(y.Key, key)
                    ? new MapType(key, value)
                    : null;
            case (StructType x, StructType y):
                return Fields(x, y, common) is { } fields ? new StructType(fields) : null;
            default:
                return null;
        }
    }

    private static StructField[]? Fields(StructType a, StructType b, Func<SqlType, SqlType, SqlType?> common)
    {
        if (a.Fields.Count != b.Fields.Count)
        {
            return null;
        }

        var fields = new StructField[a.Fields.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var (x, y) = (a.Fields[i], b.Fields[i]);
            if (!string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase) || common(x.Type, y.Type) is not { } type)
            {
                return null;
            }

            fields[i] = new StructField(x.Name, type, x.Nullable || y.Nullable || Loses(x.Type, type) || Loses(y.Type, type));
        }

        return fields;
    }

    private static bool Loses(SqlType from, SqlType to) => CastRules.MakesNullable(from, to);
}

using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>Coercions: casts that Spark adds by itself.</summary>
public static class ImplicitCast
{
    /// <summary>The expression as a value of another type that it can be cast to. The same expression where nothing changes.</summary>
    public static Expression To(Expression expression, SqlType type)
    {
        if (CommonTypes.AreSame(expression.Type, type))
        {
            return expression;
        }

        return expression.Type is NullType && expression is Literal
            ? new Literal(Kernels.ColumnFill.Null(type)) { Span = expression.Span }
            : new Cast(expression, type, isTry: false, isImplicit: true) { Span = expression.Span };
    }

    /// <summary>
    /// The argument of a function that takes just this type, coerced as Spark does: a string becomes any atomic type, a number a wider one,
    /// anything atomic a string. Null where Spark refuses.
    /// </summary>
    public static Expression? TryTo(Expression expression, SqlType expected) =>
        Allows(expression.Type, expected) ? To(expression, expected) : null;

    /// <summary>Whether a value of one type is taken where the other is expected (Spark's store assignment, and strings).</summary>
    public static bool Allows(SqlType from, SqlType expected) => (from, expected) switch
    {
        _ when CommonTypes.AreSame(from, expected) => true,
        (NullType, _) => true,
        (StringType, BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType) => true,
        (StringType, { IsNumeric: true }) => true,
        (ArrayType x, ArrayType y) => Allows(x.Element, y.Element),
        (ArrayType or MapType or StructType, _) or (_, ArrayType or MapType or StructType) => false,
        (_, StringType) => true,
        ({ IsNumeric: true }, { IsNumeric: true }) => true,
        (DateType or TimestampType or TimestampNtzType, DateType or TimestampType or TimestampNtzType) => true,
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => true,
        _ => false,
    };
}

using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>Which operands an operator works on.</summary>
/// <param name="Accepts">Whether it works on two operands of that type.</param>
/// <param name="Required">The types as Spark lists them in errors.</param>
/// <param name="OfNull">What two NULLs are taken for; null where they may stay.</param>
internal sealed record OperandRule(Func<SqlType, bool> Accepts, string Required, SqlType? OfNull)
{
    public static readonly OperandRule Additive = new(
        t => t.IsNumeric || t is DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType,
        "(\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL\")",
        SqlType.Double);

    public static readonly OperandRule Numeric = new(t => t.IsNumeric, "\"NUMERIC\"", SqlType.Double);

    public static readonly OperandRule Division = new(t => t is DoubleType or DecimalType, "(\"DOUBLE\" or \"DECIMAL\")", SqlType.Double);

    public static readonly OperandRule IntegralDivision = new(
        t => t is LongType or DecimalType or YearMonthIntervalType or DayTimeIntervalType,
        "(\"BIGINT\" or \"DECIMAL\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\")",
        SqlType.Long);

    public static readonly OperandRule Integral = new(t => t.IsIntegral, "\"INTEGRAL\"", SqlType.Int);

    public static readonly OperandRule Boolean = new(t => t is BooleanType, "\"BOOLEAN\"", SqlType.Boolean);

    public static readonly OperandRule Comparable = new(_ => true, "", null);
}

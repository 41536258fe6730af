using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Expressions.DateTimes;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Takes the difference of two times apart into columns and constants, in microseconds.</summary>
internal static class TimeTerms
{
    private const double MicrosPerSecond = 1_000_000.0;
    private const double MicrosPerDay = 86_400_000_000.0;

    /// <summary>
    /// The terms of <c>minuend - subtrahend</c>; null where it is more than a sum. Equal terms count once, as in Spark, whose terms are a set:
    /// <c>t + INTERVAL 1 HOUR + INTERVAL 1 HOUR</c> counts one hour.
    /// </summary>
    public static IReadOnlyList<Term>? Of(Expression minuend, Expression subtrahend)
    {
        var terms = new HashSet<Term>();
        return Collect(minuend, false, terms) && Collect(subtrahend, true, terms) ? [.. terms] : null;
    }

    private static bool Collect(Expression expression, bool negate, HashSet<Term> terms)
    {
        switch (expression)
        {
            case ArithmeticExpression { Operator: BinaryOperator.Add } sum:
                return Collect(sum.Left, negate, terms) && Collect(sum.Right, negate, terms);
            case ArithmeticExpression { Operator: BinaryOperator.Subtract } difference:
                return Collect(difference.Left, negate, terms) && Collect(difference.Right, !negate, terms);
            case IntervalShift shift when shift.Type is TimestampType:
                return Collect(shift.Children[0], negate, terms) && CollectShift(shift, negate, terms);
            case Negation negation:
                return Collect(negation.Children[0], !negate, terms);
            case Cast cast when cast.Type.IsNumeric || cast.Type is TimestampType:
                return Collect(cast.Child, negate, terms);
            case ColumnReference column:
                terms.Add(new Term(column.Index, 0, negate));
                return true;
            case Literal literal:
                return CollectConstant(literal, 1, negate, terms);
            default:
                return false;
        }
    }

    /// <remarks>
    /// A subtracted constant is a negative one that is added. The difference shows where Spark's set drops a term: <c>a - 5 &lt; b + 5</c> has
    /// -5 and less 5, which are two.
    /// </remarks>
    private static bool CollectShift(IntervalShift shift, bool negate, HashSet<Term> terms) => shift.Children[1] is Literal literal
        ? CollectConstant(literal, shift.IsSubtraction ? -1 : 1, negate, terms)
        : Collect(shift.Children[1], negate != shift.IsSubtraction, terms);

    private static bool CollectConstant(Literal literal, int sign, bool negate, HashSet<Term> terms)
    {
        if (literal.IsNull || MicrosOf(literal) is not { } micros)
        {
            return false;
        }

        terms.Add(new Term(null, sign * micros, negate));
        return true;
    }

    /// <summary>A number counts as seconds, as in a comparison of times cast to numbers. Months have no fixed length.</summary>
    private static double? MicrosOf(Literal literal) => literal.Value switch
    {
        FixedColumn<long> c when c.Type is DayTimeIntervalType => c.Values[0],
        FixedColumn<CalendarIntervalValue> c => c.Values[0].Months == 0 ? (c.Values[0].Days * MicrosPerDay) + c.Values[0].Microseconds : null,
        FixedColumn<Int128> c when c.Type is DecimalType type => (double)c.Values[0] / Math.Pow(10, type.Scale) * MicrosPerSecond,
        FixedColumn<double> c => c.Values[0] * MicrosPerSecond,
        FixedColumn<float> c => c.Values[0] * MicrosPerSecond,
        _ when literal.Type.IsIntegral => literal.GetInteger() * MicrosPerSecond,
        _ => null,
    };

    /// <summary>A column, or a constant.</summary>
    /// <param name="Column">The column's index; null for a constant.</param>
    internal sealed record Term(int? Column, double Micros, bool IsNegative)
    {
        public int Sign => IsNegative ? -1 : 1;
    }
}

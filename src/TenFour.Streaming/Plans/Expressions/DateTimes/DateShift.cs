using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary><c>date_add(date, days)</c> or <c>date_sub(date, days)</c>, also written with + and -.</summary>
public sealed class DateShift : Expression
{
    private readonly bool isSubtraction;

    private DateShift(Expression date, Expression days, bool isSubtraction)
        : base(SqlType.Date, date.Nullable || days.Nullable, date, days) => this.isSubtraction = isSubtraction;

    public override bool MayFail => Children[0].MayFail || Children[1].MayFail;

    /// <summary>Takes a date, a timestamp (its date) or a string, and a TINYINT, SMALLINT, INT or string of days.</summary>
    public static DateShift Make(Expression date, Expression days, bool isSubtraction, TextSpan span)
    {
        if (date.Type is not (DateType or TimestampType or TimestampNtzType or StringType or NullType))
        {
            throw TypeMismatch.UnexpectedInput(Name(), 0, "\"DATE\"", date.ToName(), date.Type, span);
        }

        return days.Type is IntType or ShortType or ByteType or StringType or NullType
            ? new DateShift(ImplicitCast.To(date, SqlType.Date), ImplicitCast.To(days, SqlType.Int), isSubtraction) { Span = span }
            : throw TypeMismatch.UnexpectedInput(Name(), 1, "(\"INT\" or \"SMALLINT\" or \"TINYINT\")", days.ToName(), days.Type, span);

        string Name() => $"{FunctionName(isSubtraction)}({date.ToName()}, {days.ToName()})";
    }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (date, days, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        return isSubtraction
            ? Map.Binary<int, int, int, Backward>(date, days, both, context, Type)
            : Map.Binary<int, int, int, Forward>(date, days, both, context, Type);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new DateShift(children[0], children[1], isSubtraction) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"{FunctionName(isSubtraction)}({children[0]}, {children[1]})";

    private static string FunctionName(bool isSubtraction) => isSubtraction ? "date_sub" : "date_add";

    // Spark lets dates beyond its calendar wrap around.
    private readonly struct Forward : IBinaryOperator<int, int, int>
    {
        public static int Apply(int left, int right) => unchecked(left + right);
    }

    private readonly struct Backward : IBinaryOperator<int, int, int>
    {
        public static int Apply(int left, int right) => unchecked(left - right);
    }
}

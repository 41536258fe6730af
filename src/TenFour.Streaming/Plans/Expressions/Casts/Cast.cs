using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>
/// <c>CAST(child AS type)</c>, or <c>TRY_CAST</c>, which gives null where the cast fails. A coercion is a cast too, which the name that
/// Spark shows leaves out. Made by <see cref="ExpressionFactory.Cast"/>.
/// </summary>
public sealed class Cast : Expression
{
    private readonly Conversion conversion;

    internal Cast(Expression child, SqlType type, bool isTry, bool isImplicit)
        : base(type, IsNullable(child, type, isTry), child)
    {
        IsTry = isTry;
        IsImplicit = isImplicit;
        conversion = Conversion.Find(child.Type, type);
    }

    public Expression Child => Children[0];

    public bool IsTry { get; }

    /// <summary>The statistic does not say it: a coercion.</summary>
    public bool IsImplicit { get; }

    public override bool MayFail => Child.MayFail || !(IsTry || conversion.IsTotal);

    /// <summary>The text of a time alone means a time of today.</summary>
    public override bool DependsOnBatchTime => base.DependsOnBatchTime || (Child.Type is StringType && Type is TimestampType);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        conversion.Convert(Child.Evaluate(batch, rows, context), rows, context, IsTry);

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new Cast(children[0], Type, IsTry, IsImplicit) { Span = Span };

    /// <remarks>Spark leaves out casts to nested types too.</remarks>
    public override string ToName() =>
        IsImplicit || Type is ArrayType or MapType or StructType ? Child.ToName() : base.ToName();

    protected override string Print(IReadOnlyList<string> children) => $"{(IsTry ? "TRY_CAST" : "CAST")}({children[0]} AS {Type})";

    private static bool IsNullable(Expression child, SqlType type, bool isTry) =>
        child.Nullable || (isTry ? !CastRules.IsUpCast(child.Type, type) : CastRules.MakesNullable(child.Type, type));
}

using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary><c>~a</c> of an integer.</summary>
public sealed class BitNegation : Expression
{
    internal BitNegation(Expression operand)
        : base(operand.Type, operand.Nullable, operand)
    {
    }

    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var input = Children[0].Evaluate(batch, rows, context);
        return Type switch
        {
            ByteType => Map.Unary<sbyte, sbyte, BitOperators.Not<sbyte>>(input, rows, context, Type),
            ShortType => Map.Unary<short, short, BitOperators.Not<short>>(input, rows, context, Type),
            IntType => Map.Unary<int, int, BitOperators.Not<int>>(input, rows, context, Type),
            _ => Map.Unary<long, long, BitOperators.Not<long>>(input, rows, context, Type),
        };
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new BitNegation(children[0]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"~{children[0]}";
}

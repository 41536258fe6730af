using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Printing;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary><c>&amp; | ^</c> of two integers of one type, or <c>&lt;&lt; &gt;&gt; &gt;&gt;&gt;</c> of an INT or BIGINT by an INT.</summary>
public sealed class BitExpression : Expression
{
    private readonly Func<Column, Column, Rows, EvaluationContext, SqlType, Column> kernel;

    internal BitExpression(BinaryOperator op, Expression left, Expression right)
        : base(left.Type, left.Nullable || right.Nullable, left, right)
    {
        Operator = op;
        kernel = left.Type switch
        {
            ByteType => Find<sbyte>(op),
            ShortType => Find<short>(op),
            IntType => Find<int>(op),
            _ => Find<long>(op),
        };
    }

    public BinaryOperator Operator { get; }

    public override bool MayFail => Children[0].MayFail || Children[1].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (left, right, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        return kernel(left, right, both, context, Type);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new BitExpression(Operator, children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} {OperatorSymbols.Of(Operator)} {children[1]})";

    private static Func<Column, Column, Rows, EvaluationContext, SqlType, Column> Find<T>(BinaryOperator op)
        where T : unmanaged, IBinaryInteger<T> => op switch
    {
        BinaryOperator.BitAnd => Map.Binary<T, T, T, BitOperators.And<T>>,
        BinaryOperator.BitOr => Map.Binary<T, T, T, BitOperators.Or<T>>,
        BinaryOperator.BitXor => Map.Binary<T, T, T, BitOperators.Xor<T>>,
        BinaryOperator.ShiftLeft => Map.Binary<T, int, T, BitOperators.ShiftLeft<T>>,
        BinaryOperator.ShiftRight => Map.Binary<T, int, T, BitOperators.ShiftRight<T>>,
        BinaryOperator.ShiftRightUnsigned => Map.Binary<T, int, T, BitOperators.ShiftRightUnsigned<T>>,
        _ => throw new InvalidOperationException($"{op} does not work on bits"),
    };
}

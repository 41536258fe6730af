using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>What a join matches.</summary>
/// <param name="StreamIsLeft">Which side is the stream, where the other is static.</param>
/// <param name="Keys">Equalities: the left key over the left columns, the right key over the right ones; whether nulls match.</param>
/// <param name="Residual">The rest of the condition, over the left and then the right columns, or null.</param>
/// <param name="Both">The left and then the right columns.</param>
internal sealed record JoinSpec(
    JoinKind Kind,
    bool StreamIsLeft,
    IReadOnlyList<(Expression Left, Expression Right, bool NullsMatch)> Keys,
    Expression? Residual,
    Schema Both);

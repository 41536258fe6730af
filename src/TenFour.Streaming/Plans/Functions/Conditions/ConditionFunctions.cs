using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Conditions;

/// <summary>The functions that choose between their arguments; they evaluate only what they need.</summary>
internal static class ConditionFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Conditional, "coalesce", "coalesce(value, ...)", "The first value that is not null.")
        {
            Examples = [new("coalesce(NULL, 2, 3)", "2"), new("coalesce(NULL, NULL)", "null")],
            Bind = call => ExpressionFactory.Coalesce(AtLeast(call, 1), call.Span),
        },
        new(FunctionCategory.Conditional, "nvl", "nvl(value, otherwise)", "The value, or the other one where it is null.")
        {
            Aliases = ["ifnull"],
            Examples = [new("nvl(NULL, 2)", "2"), new("ifnull(1, 2)", "1")],
            Bind = call => ExpressionFactory.Nvl(call.Name, Exactly(call, 2)[0], call[1], call.Span),
        },
        new(
            FunctionCategory.Conditional,
            "nvl2",
            "nvl2(value, present, otherwise)",
            "The second argument where the first is not null, else the third.")
        {
            Examples = [new("nvl2(1, 'a', 'b')", "\"a\""), new("nvl2(NULL, 2, 3)", "3")],
            Bind = call => ExpressionFactory.Nvl2(Exactly(call, 3)[0], call[1], call[2], call.Span),
        },
        new(FunctionCategory.Conditional, "nullif", "nullif(value, other)", "Null where both are equal, else the value.")
        {
            Examples = [new("nullif(1, 1)", "null"), new("nullif('a', 'b')", "\"a\"")],
            Bind = call => ExpressionFactory.NullIf(Exactly(call, 2)[0], call[1], call.Span),
        },
        new(
            FunctionCategory.Conditional,
            "if",
            "if(condition, then, otherwise)",
            "The second argument where the condition is true, else the third.")
        {
            Examples = [new("if(1 < 2, 'a', 'b')", "\"a\""), new("if(NULL, 1, 2)", "2")],
            Bind = call => ExpressionFactory.If(Exactly(call, 3)[0], call[1], call[2], call.Span),
        },
        new(FunctionCategory.Conditional, "greatest", "greatest(value, value, ...)", "The greatest value, nulls left out.")
        {
            Examples = [new("greatest(1, NULL, 3)", "3"), new("greatest('a', 'B')", "\"a\"")],
            Bind = call => ExpressionFactory.Extreme(isGreatest: true, AtLeast(call, 2), call.Span),
        },
        new(FunctionCategory.Conditional, "least", "least(value, value, ...)", "The least value, nulls left out.")
        {
            Examples = [new("least(1, NULL)", "1"), new("least('b', 'a')", "\"a\"")],
            Bind = call => ExpressionFactory.Extreme(isGreatest: false, AtLeast(call, 2), call.Span),
        },
        new(FunctionCategory.Conditional, "equal_null", "equal_null(a, b)", "Whether both are equal; nulls are equal to each other.")
        {
            Examples = [new("equal_null(NULL, NULL)", "true"), new("equal_null(1, NULL)", "false")],
            Bind = call => call.Replaced(ExpressionFactory.Binary(BinaryOperator.NullSafeEqual, Exactly(call, 2)[0], call[1], call.Span)),
        },
        new(FunctionCategory.Conditional, "isnull", "isnull(value)", "Whether the value is null.")
        {
            Examples = [new("isnull(NULL)", "true"), new("isnull(1)", "false")],
            Bind = call => ExpressionFactory.IsNull(Exactly(call, 1)[0], negated: false, call.Span),
        },
        new(FunctionCategory.Conditional, "isnotnull", "isnotnull(value)", "Whether the value is not null.")
        {
            Examples = [new("isnotnull(1)", "true"), new("isnotnull(NULL)", "false")],
            Bind = call => ExpressionFactory.IsNull(Exactly(call, 1)[0], negated: true, call.Span),
        },
        new(FunctionCategory.Conditional, "zeroifnull", "zeroifnull(value)", "The value, or 0 where it is null.")
        {
            Examples = [new("zeroifnull(NULL)", "0"), new("zeroifnull(2)", "2")],
            Bind = call => call.Replaced(ExpressionFactory.Coalesce([Exactly(call, 1)[0], Literal.Int(0)], call.Span)),
        },
        new(FunctionCategory.Conditional, "nullifzero", "nullifzero(value)", "The value, or null where it is 0.")
        {
            Examples = [new("nullifzero(0)", "null"), new("nullifzero(2)", "2")],
            Bind = BindNullIfZero,
        },
    ];

    private static Expression BindNullIfZero(FunctionCall call)
    {
        var isZero = ExpressionFactory.Binary(BinaryOperator.Equal, Exactly(call, 1)[0], Literal.Int(0), call.Span);
        return call.Replaced(ExpressionFactory.If(isZero, Literal.Null(SqlType.Null), call[0], call.Span));
    }

    private static IReadOnlyList<Expression> AtLeast(FunctionCall call, int count) =>
        call.Count >= count ? call.Arguments : throw call.WrongCount($"> {count - 1}");

    private static IReadOnlyList<Expression> Exactly(FunctionCall call, int count) =>
        call.Count == count ? call.Arguments : throw call.WrongCount($"{count}");
}

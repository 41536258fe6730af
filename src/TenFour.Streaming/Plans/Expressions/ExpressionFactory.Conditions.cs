using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Conditions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <content>CASE and the functions that choose between their arguments.</content>
public static partial class ExpressionFactory
{
    /// <summary><c>CASE WHEN condition THEN result ... [ELSE otherwise] END</c></summary>
    public static Expression Case(IReadOnlyList<(Expression Condition, Expression Result)> branches, Expression? otherwise, TextSpan span)
    {
        Expression[] children = [.. branches.SelectMany(b => new[] { b.Condition, b.Result }), .. otherwise is null ? [] : new[] { otherwise }];
        for (var i = 0; i < branches.Count; i++)
        {
            RequireBoolean(branches[i].Condition, i, CaseName, span);
        }

        var results = branches.Select(b => b.Result).Concat(otherwise is null ? [] : [otherwise]).ToArray();
        var type = CommonTypes.Widest(results.Select(r => r.Type)) ?? throw TypeMismatch.DataDifferentTypes(
            CaseName(), "casewhen", results.Select(r => r.Type), span);
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = i % 2 == 1 || (i == children.Length - 1 && otherwise is not null) ? ImplicitCast.To(children[i], type) : children[i];
        }

        return new CaseExpression(type, isIf: false, children) { Span = span };

        string CaseName() => new CaseExpression(SqlType.Null, isIf: false, children).ToName();
    }

    /// <summary><c>CASE operand WHEN value THEN result ... END</c>, which compares by <c>=</c>.</summary>
    public static Expression Case(
        Expression operand, IReadOnlyList<(Expression Value, Expression Result)> branches, Expression? otherwise, TextSpan span) =>
        Case([.. branches.Select(b => (Binary(BinaryOperator.Equal, operand, b.Value, span), b.Result))], otherwise, span);

    /// <summary><c>if(condition, a, b)</c></summary>
    public static Expression If(Expression condition, Expression whenTrue, Expression otherwise, TextSpan span)
    {
        var taken = condition.Type is NullType ? ImplicitCast.To(condition, SqlType.Boolean) : condition;
        RequireBoolean(taken, 0, IfName, span);
        var type = CommonTypes.Wider(whenTrue.Type, otherwise.Type)
            ?? throw TypeMismatch.DataDifferentTypes(IfName(), "if", [whenTrue.Type, otherwise.Type], span);
        return new CaseExpression(type, isIf: true, taken, ImplicitCast.To(whenTrue, type), ImplicitCast.To(otherwise, type)) { Span = span };

        string IfName() => new CaseExpression(SqlType.Null, isIf: true, condition, whenTrue, otherwise).ToName();
    }

    /// <summary><c>coalesce(a, b, ...)</c></summary>
    public static Expression Coalesce(IReadOnlyList<Expression> arguments, TextSpan span)
    {
        var types = arguments.Select(a => a.Type);
        var type = CommonTypes.Widest(types) ?? throw TypeMismatch.DataDifferentTypes(
            new Coalesce(SqlType.Null, [.. arguments]).ToName(), "coalesce", types, span, alternatives: true);
        return new Coalesce(type, [.. arguments.Select(a => ImplicitCast.To(a, type))]) { Span = span };
    }

    /// <summary><c>nvl(a, b)</c> and <c>ifnull(a, b)</c>.</summary>
    /// <param name="function">The name that was written.</param>
    public static Expression Nvl(string function, Expression value, Expression otherwise, TextSpan span) =>
        new NamedCall(function, [value, otherwise], Coalesce([value, otherwise], span)) { Span = span };

    /// <summary><c>nvl2(a, b, c)</c>: b where a is not null, else c.</summary>
    public static Expression Nvl2(Expression value, Expression whenPresent, Expression whenNull, TextSpan span) =>
        new NamedCall("nvl2", [value, whenPresent, whenNull], If(new NullTest(value, negated: true), whenPresent, whenNull, span)) { Span = span };

    /// <summary><c>nullif(a, b)</c>: null where they are equal, else a.</summary>
    public static Expression NullIf(Expression value, Expression other, TextSpan span)
    {
        var equal = Binary(BinaryOperator.Equal, value, other, span);
        return new NamedCall("nullif", [value, other], If(equal, Literal.Null(value.Type), value, span)) { Span = span };
    }

    /// <summary><c>greatest(a, b, ...)</c> or <c>least(a, b, ...)</c> of at least two arguments.</summary>
    public static Expression Extreme(bool isGreatest, IReadOnlyList<Expression> arguments, TextSpan span)
    {
        var function = isGreatest ? "greatest" : "least";
        var type = CommonTypes.WidestWithoutStrings(arguments.Select(a => a.Type))
            ?? throw TypeMismatch.DataDifferentTypes(Name(), function, arguments.Select(a => a.Type), span);
        return RowOrdering.Exists(type)
            ? new Extreme(isGreatest, type, [.. arguments.Select(a => ImplicitCast.To(a, type))]) { Span = span }
            : throw TypeMismatch.NotOrderable(Name(), function, type, span);

        string Name() => $"{function}({string.Join(", ", arguments.Select(a => a.ToName()))})";
    }

    /// <summary><c>a || b</c> and <c>concat(a, b, ...)</c>: of binaries a BINARY, of arrays an ARRAY, else a STRING.</summary>
    public static Expression Concat(IReadOnlyList<Expression> parts, TextSpan span)
    {
        SqlType? type = parts.Count > 0 && parts.All(p => p.Type is ArrayType) ? CommonTypes.Widest(parts.Select(p => p.Type))
            : parts.Count > 0 && parts.All(p => p.Type is BinaryType) ? SqlType.Binary
            : SqlType.String;
        if (type is StringType)
        {
            parts = [.. parts.Select(p => ImplicitCast.TryTo(p, type) ?? p)];
            RequireJoinable(parts, span);
        }

        if (type is null || !parts.All(p => ImplicitCast.Allows(p.Type, type)))
        {
            throw TypeMismatch.DataDifferentTypes(ConcatName(parts), "concat", parts.Select(p => p.Type), span, alternatives: true);
        }

        return new Concatenation(type, [.. parts.Select(p => ImplicitCast.To(p, type))]) { Span = span };
    }

    private static string ConcatName(IReadOnlyList<Expression> parts) => $"concat({string.Join(", ", parts.Select(p => p.ToName()))})";

    private static void RequireJoinable(IReadOnlyList<Expression> parts, TextSpan span)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Type is not (StringType or BinaryType or ArrayType))
            {
                throw TypeMismatch.UnexpectedInput(
                    ConcatName(parts), i, "(\"STRING\" or \"BINARY\" or \"ARRAY\")", parts[i].ToName(), parts[i].Type, span);
            }
        }
    }

    private static void RequireBoolean(Expression condition, int index, Func<string> name, TextSpan span)
    {
        if (condition.Type is not BooleanType)
        {
            throw TypeMismatch.UnexpectedInput(name(), index, "\"BOOLEAN\"", condition.ToName(), condition.Type, span);
        }
    }
}

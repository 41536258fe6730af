using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>Operators and predicates.</summary>
internal sealed partial class NameWriter
{
    private string Binary(BinarySyntax binary)
    {
        var left = Text(binary.Left);
        var right = Text(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Concat => $"concat({left}, {right})",
            BinaryOperator.NotEqual => $"(NOT ({left} = {right}))",
            BinaryOperator.Add or BinaryOperator.Subtract => Sum(binary, left, right),
            BinaryOperator.Multiply when IsInterval(binary.Right) => $"({right} * {left})",
            _ => $"({left} {OperatorSymbols.Of(binary.Operator)} {right})",
        };
    }

    /// <summary>Sums of a time and an interval, or of a date and days, have names of their own, with the time first.</summary>
    private string Sum(BinarySyntax sum, string left, string right)
    {
        var sign = OperatorSymbols.Of(sum.Operator);
        var swap = sum.Operator == BinaryOperator.Add
            && (IsInterval(sum.Left) ? !IsInterval(sum.Right) : rules.TypeOf(sum.Right) is DateType && rules.TypeOf(sum.Left) is not DateType);
        var (time, other) = swap ? (sum.Right, sum.Left) : (sum.Left, sum.Right);
        (left, right) = swap ? (right, left) : (left, right);
        if (rules.TypeOf(time) is DateType && rules.TypeOf(other) is { IsIntegral: true } and not LongType)
        {
            return $"date_{(sum.Operator == BinaryOperator.Add ? "add" : "sub")}({left}, {right})";
        }

        if (rules.TypeOf(time) is DateType && rules.TypeOf(other) is DayTimeIntervalType { To: DayTimeField.Day })
        {
            var days = $"extractansiintervaldays({right})";
            return $"date_add({left}, {(sum.Operator == BinaryOperator.Add ? days : $"(- {days})")})";
        }

        return IsInterval(other) && !IsInterval(time) ? $"{left} {sign} {right}" : $"({left} {sign} {right})";
    }

    private bool IsInterval(ExpressionSyntax expression) => rules.TypeOf(expression) is DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType;

    private string Predicate(PredicateSyntax predicate)
    {
        var operand = Text(predicate.Operand);
        return predicate switch
        {
            IsNullSyntax isNull => $"({operand} IS {(isNull.Negated ? "NOT " : "")}NULL)",
            IsTruthSyntax { Value: null } unknown => $"({operand} IS {(unknown.Negated ? "NOT " : "")}NULL)",
            IsTruthSyntax truth => Not(truth.Negated, $"({operand} <=> {(truth.Value == true ? "true" : "false")})"),
            IsDistinctSyntax distinct => Not(!distinct.Negated, $"({operand} <=> {Text(distinct.Other)})"),
            BetweenSyntax between => Not(between.Negated, $"between({operand}, {Text(between.Low)}, {Text(between.High)})"),
            InListSyntax list => Not(list.Negated, $"({operand} IN ({Texts(list.Items)}))"),
            InQuerySyntax query => Not(query.Negated, $"({operand} IN (listquery()))"),
            LikeSyntax like => Not(like.Negated, Like(like.Kind, operand, Text(like.Pattern), like.Escape)),
            LikeManySyntax many => LikeMany(many, operand),
            _ => throw new ArgumentException($"No name for {predicate.GetType().Name}.", nameof(predicate)),
        };
    }

    private static string Not(bool negated, string text) => negated ? $"(NOT {text})" : text;

    private static string Like(LikeKind kind, string operand, string pattern, char escape) => kind switch
    {
        LikeKind.ILike => $"ilike({operand}, {pattern})",
        LikeKind.RLike => $"RLIKE({operand}, {pattern})",
        _ => $"{operand} LIKE {pattern}{(escape == '\\' ? "" : $" ESCAPE '{escape}'")}",
    };

    /// <summary>Spark hides patterns that are all texts, and makes a chain of others.</summary>
    private string LikeMany(LikeManySyntax many, string operand)
    {
        if (many.Patterns.All(p => p is StringLiteralSyntax))
        {
            var shown = many.Kind == LikeKind.ILike ? $"lower({operand})" : operand;
            return $"{(many.Negated ? "not" : "")}like{(many.All ? "all" : "any")}({shown})";
        }

        return many.Patterns
            .Select(p => Not(many.Negated, Like(many.Kind, operand, Text(p), '\\')))
            .Aggregate((left, right) => $"({left} {(many.All ? "AND" : "OR")} {right})");
    }
}

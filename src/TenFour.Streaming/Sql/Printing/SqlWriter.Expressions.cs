using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>Expressions: what has operands is in parentheses.</summary>
internal sealed partial class SqlWriter
{
    private void Expression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralSyntax literal:
                Add(Literal(literal));
                break;
            case ColumnSyntax column:
                List(column.Parts, ".");
                break;
            case StarSyntax star:
                List(star.Qualifier, ".").Add(star.Qualifier.Count > 0 ? ".*" : "*");
                break;
            case FieldSyntax field:
                Target(field.Target).Add(".").Add(field.Field);
                break;
            case SubscriptSyntax subscript:
                Target(subscript.Target).Add("[").Add(subscript.Index).Add("]");
                break;
            case UnarySyntax unary:
                Add("(").Add(OperatorSymbols.Of(unary.Operator)).Add(" ").Target(unary.Operand).Add(")");
                break;
            case BinarySyntax binary:
                Add("(").Add(binary.Left).Add($" {OperatorSymbols.Of(binary.Operator)} ").Add(binary.Right).Add(")");
                break;
            case PredicateSyntax predicate:
                Predicate(predicate);
                break;
            case FunctionSyntax function:
                Function(function);
                break;
            default:
                OtherExpression(expression);
                break;
        }
    }

    private void OtherExpression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case CastSyntax cast:
                Add(cast.Try ? "TRY_CAST(" : "CAST(").Add(cast.Operand).Add($" AS {cast.Type})");
                break;
            case CaseSyntax @case:
                Add("CASE").Add(" ", @case.Operand).Add(" ").List(@case.Whens, " ").Add(" ELSE ", @case.Else).Add(" END");
                break;
            case LambdaSyntax lambda:
                Add("(").List(lambda.Parameters).Add(") -> ").Add(lambda.Body);
                break;
            case RowSyntax row:
                Add("(").List(row.Items).Add(")");
                break;
            case AliasedExpressionSyntax aliased:
                Add(aliased.Expression).Add(" AS ").Add(aliased.Alias);
                break;
            case ScalarQuerySyntax scalar:
                Add("(").Add(scalar.Query).Add(")");
                break;
            case ExistsSyntax exists:
                Add("EXISTS (").Add(exists.Query).Add(")");
                break;
            default:
                throw new ArgumentException($"No SQL for {expression.GetType().Name}.", nameof(expression));
        }
    }

    /// <summary>
    /// What stands before a suffix or behind a sign: a literal in parentheses, or the sign or point would become a part of a number, and
    /// <c>NULL.a</c> and <c>current_date.a</c> are names.
    /// </summary>
    private SqlWriter Target(ExpressionSyntax target) =>
        target is LiteralSyntax or FunctionSyntax { Form: FunctionForm.Bare } ? Add("(").Add(target).Add(")") : Add(target);

    private void Predicate(PredicateSyntax predicate)
    {
        Add("(").Add(predicate.Operand).Add(" ");
        if (predicate is IsNullSyntax or IsTruthSyntax or IsDistinctSyntax)
        {
            Add(predicate.Negated ? "IS NOT " : "IS ");
        }
        else
        {
            Add(predicate.Negated ? "NOT " : "");
        }

        switch (predicate)
        {
            case BetweenSyntax between:
                Add("BETWEEN ").Add(between.Low).Add(" AND ").Add(between.High);
                break;
            case InListSyntax list:
                Add("IN (").List(list.Items).Add(")");
                break;
            case InQuerySyntax query:
                Add("IN (").Add(query.Query).Add(")");
                break;
            case LikeSyntax like:
                Add(OperatorSymbols.Of(like.Kind)).Add(" ").Add(like.Pattern).Add(like.Escape == '\\' ? "" : $" ESCAPE {Text(like.Escape.ToString())}");
                break;
            case LikeManySyntax many:
                Add(OperatorSymbols.Of(many.Kind)).Add(many.All ? " ALL (" : " ANY (").List(many.Patterns).Add(")");
                break;
            case IsNullSyntax:
                Add("NULL");
                break;
            case IsTruthSyntax truth:
                Add(truth.Value is { } value ? Boolean(value) : "UNKNOWN");
                break;
            case IsDistinctSyntax distinct:
                Add("DISTINCT FROM ").Add(distinct.Other);
                break;
        }

        Add(")");
    }

    private void Function(FunctionSyntax function)
    {
        switch (function.Form)
        {
            case FunctionForm.Bare:
                Add(function.Name.Text);
                return;
            case FunctionForm.Call:
                Add(Name(function.Name.Text)).Add(function.Distinct ? "(DISTINCT " : "(").List(function.Arguments).Add(")");
                break;
            default:
                SpecialForm(function, function.Arguments);
                break;
        }

        Add(" FILTER (WHERE ", function.Filter).Add(function.Filter is null ? "" : ")");
        Add(function.Nulls switch
        {
            NullTreatment.Ignore => " IGNORE NULLS",
            NullTreatment.Respect => " RESPECT NULLS",
            _ => "",
        });
        Add(" OVER ", function.Over);
    }

    private void SpecialForm(FunctionSyntax function, SyntaxList<ExpressionSyntax> a)
    {
        switch (function.Form)
        {
            case FunctionForm.Extract:
                Add("EXTRACT(").Add(Name(((StringLiteralSyntax)a[0]).Value)).Add(" FROM ").Add(a[1]);
                break;
            case FunctionForm.Trim:
                var side = function.Name.Text switch { "ltrim" => "LEADING ", "rtrim" => "TRAILING ", _ => "BOTH " };
                Add("TRIM(").Add(side).Add("", a.Count > 1 ? a[0] : null).Add(" FROM ").Add(a[^1]);
                break;
            case FunctionForm.Substring:
                Add("SUBSTRING(").Add(a[0]).Add(" FROM ").Add(a[1]).Add(" FOR ", a.Count > 2 ? a[2] : null);
                break;
            case FunctionForm.Position:
                Add("POSITION(").Add(a[0]).Add(" IN ").Add(a[1]);
                break;
            case FunctionForm.Overlay:
                Add("OVERLAY(").Add(a[0]).Add(" PLACING ").Add(a[1]).Add(" FROM ").Add(a[2]).Add(" FOR ", a.Count > 3 ? a[3] : null);
                break;
            case FunctionForm.Unit:
                Add(function.Name.Text).Add("(").Add(((StringLiteralSyntax)a[0]).Value).Add(", ").List([.. a.Skip(1)]);
                break;
        }

        Add(")");
    }

    private static string Literal(LiteralSyntax literal) => literal switch
    {
        NullLiteralSyntax => "NULL",
        BooleanLiteralSyntax boolean => Boolean(boolean.Value),
        IntegerLiteralSyntax integer => integer.Value + integer.IntegerType switch { ByteType => "Y", ShortType => "S", LongType => "L", _ => "" },
        FloatingLiteralSyntax { FloatingType: FloatType } single => LiteralText.Single((float)single.Value) + "F",
        FloatingLiteralSyntax @double => LiteralText.Double(@double.Value) + "D",
        DecimalLiteralSyntax number => LiteralText.Decimal(number.Unscaled, number.DecimalType.Scale) + "BD",
        StringLiteralSyntax text => Text(text.Value),
        BinaryLiteralSyntax binary => $"X'{Convert.ToHexString([.. binary.Value])}'",
        DateTimeLiteralSyntax dateTime => $"{dateTime.Type} {Text(dateTime.Text)}",
        IntervalLiteralSyntax interval => LiteralText.Interval(interval.Value, interval.IntervalType),
        _ => throw new ArgumentException($"No SQL for {literal.GetType().Name}.", nameof(literal)),
    };

    private static string Boolean(bool value) => value ? "TRUE" : "FALSE";

    private static string Text(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}

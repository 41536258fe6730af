using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>Writes expressions as Spark shows them in the names of columns: texts without quotes, operators in parentheses.</summary>
internal sealed partial class NameWriter(ColumnNameRules rules)
{
    private readonly Stack<SyntaxList<IdentifierSyntax>> _lambdaParameters = new();

    /// <summary>The name of a select item. A column, or a cast of one, keeps the column's own name.</summary>
    public string Name(ExpressionSyntax expression) => expression switch
    {
        ColumnSyntax column => column.Parts[^1].Text,
        CastSyntax { Operand: ColumnSyntax column } when column.Parts.Count == rules.QualifierParts(column) + 1 => column.Parts[^1].Text,
        _ => Text(expression),
    };

    private string Text(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax literal => Literal(literal),
        ColumnSyntax column => Column(column),
        StarSyntax => "*",
        FieldSyntax field => $"{Text(field.Target)}.{field.Field.Text}",
        SubscriptSyntax subscript => Subscript(subscript),
        UnarySyntax { Operator: UnaryOperator.BitNot } unary => $"~{Text(unary.Operand)}",
        UnarySyntax unary => $"({OperatorSymbols.Of(unary.Operator)} {Text(unary.Operand)})",
        BinarySyntax binary => Binary(binary),
        PredicateSyntax predicate => Predicate(predicate),
        CastSyntax cast => $"{(cast.Try ? "TRY_CAST" : "CAST")}({Text(cast.Operand)} AS {cast.Type})",
        CaseSyntax @case => Case(@case),
        FunctionSyntax function => Function(function),
        LambdaSyntax lambda => Lambda(lambda),
        RowSyntax row => $"named_struct({string.Join(", ", row.Items.Select((item, i) => $"{FieldName(item, i)}, {Text(item)}"))})",
        AliasedExpressionSyntax aliased => $"{Text(aliased.Expression)} AS {aliased.Alias.Text}",
        ScalarQuerySyntax => "scalarsubquery()",
        ExistsSyntax => "exists()",
        _ => throw new ArgumentException($"No name for {expression.GetType().Name}.", nameof(expression)),
    };

    private string Texts(IEnumerable<ExpressionSyntax> expressions) => string.Join(", ", expressions.Select(Text));

    private string Literal(LiteralSyntax literal) => literal switch
    {
        NullLiteralSyntax => "NULL",
        BooleanLiteralSyntax boolean => boolean.Value ? "true" : "false",
        IntegerLiteralSyntax integer => $"{integer.Value}",
        FloatingLiteralSyntax { FloatingType: FloatType } single => LiteralText.Single((float)single.Value),
        FloatingLiteralSyntax @double => LiteralText.Double(@double.Value),
        DecimalLiteralSyntax number => LiteralText.Decimal(number.Unscaled, number.DecimalType.Scale),
        StringLiteralSyntax text => text.Value,
        BinaryLiteralSyntax binary => $"X'{Convert.ToHexString([.. binary.Value])}'",
        DateTimeLiteralSyntax dateTime => $"{dateTime.Type} '{rules.DateTime(dateTime)}'",
        IntervalLiteralSyntax interval => LiteralText.Interval(interval.Value, interval.IntervalType),
        _ => throw new ArgumentException($"No name for {literal.GetType().Name}.", nameof(literal)),
    };

    private string Column(ColumnSyntax column)
    {
        var isParameter = _lambdaParameters.Any(p => p.Any(i => i.Text.Equals(column.Parts[0].Text, StringComparison.OrdinalIgnoreCase)));
        var parts = isParameter
            ? column.Parts.Skip(1).Select(p => p.Text).Prepend("namedlambdavariable()")
            : column.Parts.Skip(rules.QualifierParts(column)).Select(p => p.Text);
        return string.Join('.', parts);
    }

    private string Subscript(SubscriptSyntax subscript) => rules.TypeOf(subscript.Target) is StructType && subscript.Index is StringLiteralSyntax field
        ? $"{Text(subscript.Target)}.{field.Value}"
        : $"{Text(subscript.Target)}[{Text(subscript.Index)}]";

    private static string FieldName(ExpressionSyntax item, int index) =>
        item is ColumnSyntax column ? column.Parts[^1].Text : $"col{index + 1}";

    private string Case(CaseSyntax @case)
    {
        var whens = @case.Whens.Select(w =>
            $"WHEN {(@case.Operand is null ? Text(w.Condition) : $"({Text(@case.Operand)} = {Text(w.Condition)})")} THEN {Text(w.Result)}");
        return $"CASE {string.Join(' ', whens)}{(@case.Else is null ? "" : $" ELSE {Text(@case.Else)}")} END";
    }

    private string Lambda(LambdaSyntax lambda)
    {
        _lambdaParameters.Push(lambda.Parameters);
        var body = Text(lambda.Body);
        _lambdaParameters.Pop();
        return $"lambdafunction({body}, {string.Join(", ", lambda.Parameters.Select(_ => "namedlambdavariable()"))})";
    }
}

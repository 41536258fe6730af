using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Operators by Spark's precedence: OR, AND, NOT, one predicate, comparison, |, ^, &amp;, shifts, + - ||, * / % DIV, signs.</summary>
internal sealed partial class SqlGrammar
{
    private const string AnExpression = "an expression";

    private ExpressionSyntax Expression() => Logical("OR", BinaryOperator.Or, Conjunction);

    private ExpressionSyntax Conjunction() => Logical("AND", BinaryOperator.And, Negation);

    private ExpressionSyntax Logical(string word, BinaryOperator @operator, Func<ExpressionSyntax> operand)
    {
        var first = operand();
        if (!_tokens.AtWord(word))
        {
            return first;
        }

        var operands = new List<ExpressionSyntax> { first };
        while (_tokens.TakeWord(word))
        {
            operands.Add(operand());
        }

        return Balanced(@operator, operands, 0, operands.Count - 1);
    }

    /// <summary>Halves a chain as Spark does, which shows in the names of unnamed columns.</summary>
    private static ExpressionSyntax Balanced(BinaryOperator @operator, List<ExpressionSyntax> operands, int low, int high)
    {
        if (low == high)
        {
            return operands[low];
        }

        var middle = low + ((high - low) / 2);
        return high - low == 1
            ? Binary(@operator, operands[low], operands[high])
            : Binary(@operator, Balanced(@operator, operands, low, middle), Balanced(@operator, operands, middle + 1, high));
    }

    private static BinarySyntax Binary(BinaryOperator @operator, ExpressionSyntax left, ExpressionSyntax right) =>
        new(left.Span.To(right.Span), @operator, left, right);

    private ExpressionSyntax Negation()
    {
        var starts = new Stack<int>();
        while (_tokens.AtWord("NOT") || _tokens.AtSymbol("!"))
        {
            starts.Push(_tokens.Take().Start);
        }

        var expression = Predicate();
        foreach (var start in starts)
        {
            expression = new UnarySyntax(_tokens.SpanFrom(start), UnaryOperator.Not, expression);
        }

        return expression;
    }

    /// <summary>How tightly operators bind, the loosest first.</summary>
    private enum Precedence
    {
        Comparison,
        BitOr,
        BitXor,
        BitAnd,
        Shift,
        Sum,
        Product,
    }

    /// <summary>An operand with the operators that bind at least as tightly as <paramref name="precedence"/>.</summary>
    private ExpressionSyntax Value(Precedence precedence = Precedence.Comparison)
    {
        var left = Signed();
        while (BinaryOperatorHere() is { } found && found.Precedence >= precedence)
        {
            for (var i = 0; i < found.Tokens; i++)
            {
                _tokens.Take();
            }

            // The recursion is at most as deep as there are precedences.
            left = Binary(found.Operator, left, Value(found.Precedence + 1));
        }

        return left;
    }

    private (BinaryOperator Operator, Precedence Precedence, int Tokens)? BinaryOperatorHere()
    {
        if (_tokens.AtWord("DIV"))
        {
            return (BinaryOperator.IntegralDivide, Precedence.Product, 1);
        }

        if (_tokens.Current.Kind != TokenKind.Symbol)
        {
            return null;
        }

        return _tokens.TextOf(_tokens.Current) switch
        {
            "=" or "==" => (BinaryOperator.Equal, Precedence.Comparison, 1),
            "<=>" => (BinaryOperator.NullSafeEqual, Precedence.Comparison, 1),
            "<>" or "!=" => (BinaryOperator.NotEqual, Precedence.Comparison, 1),
            "<" => (BinaryOperator.Less, Precedence.Comparison, 1),
            "<=" or "!>" => (BinaryOperator.LessOrEqual, Precedence.Comparison, 1),
            ">=" or "!<" => (BinaryOperator.GreaterOrEqual, Precedence.Comparison, 1),
            ">" => Greater(),
            "|" => (BinaryOperator.BitOr, Precedence.BitOr, 1),
            "^" => (BinaryOperator.BitXor, Precedence.BitXor, 1),
            "&" => (BinaryOperator.BitAnd, Precedence.BitAnd, 1),
            "<<" => (BinaryOperator.ShiftLeft, Precedence.Shift, 1),
            "+" => (BinaryOperator.Add, Precedence.Sum, 1),
            "-" => (BinaryOperator.Subtract, Precedence.Sum, 1),
            "||" => (BinaryOperator.Concat, Precedence.Sum, 1),
            "*" => (BinaryOperator.Multiply, Precedence.Product, 1),
            "/" => (BinaryOperator.Divide, Precedence.Product, 1),
            "%" => (BinaryOperator.Modulo, Precedence.Product, 1),
            _ => null,
        };
    }

    private (BinaryOperator Operator, Precedence Precedence, int Tokens) Greater()
    {
        if (!_tokens.AtSymbol(">", 1) || !_tokens.Touches(0))
        {
            return (BinaryOperator.Greater, Precedence.Comparison, 1);
        }

        return _tokens.AtSymbol(">", 2) && _tokens.Touches(1)
            ? (BinaryOperator.ShiftRightUnsigned, Precedence.Shift, 3)
            : (BinaryOperator.ShiftRight, Precedence.Shift, 2);
    }

    /// <summary>Signs before an operand. A minus right before a number belongs to the number, so that <c>-9223372036854775808L</c> fits.</summary>
    private ExpressionSyntax Signed()
    {
        var signs = new Stack<(int Start, UnaryOperator Operator)>();
        while (SignHere() is { } sign && !(sign == UnaryOperator.Minus && _tokens.Peek(1).Kind == TokenKind.Number))
        {
            signs.Push((_tokens.Take().Start, sign));
        }

        var expression = Primary();
        foreach (var (start, sign) in signs)
        {
            expression = new UnarySyntax(_tokens.SpanFrom(start), sign, expression);
        }

        return expression;
    }

    private UnaryOperator? SignHere() =>
        _tokens.AtSymbol("-") ? UnaryOperator.Minus
        : _tokens.AtSymbol("+") ? UnaryOperator.Plus
        : _tokens.AtSymbol("~") ? UnaryOperator.BitNot
        : null;
}

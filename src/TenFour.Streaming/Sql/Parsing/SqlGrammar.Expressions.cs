using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Operators by Spark's precedence: OR, AND, NOT, one predicate, comparison, |, ^, &amp;, shifts, + - ||, * / % DIV, signs.</summary>
internal sealed partial class SqlGrammar
{
    private const string AnExpression = "an expression";

    public ExpressionSyntax Expression()
    {
        Enter();
        var expression = Logical("OR", BinaryOperator.Or, () => Logical("AND", BinaryOperator.And, Negation));
        Leave();
        return expression;
    }

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

    private const int LowestPrecedence = 1;
    private const int ComparisonPrecedence = LowestPrecedence;
    private const int ShiftPrecedence = 5;

    /// <summary>An operand with the operators that bind at least as tightly as <paramref name="precedence"/>.</summary>
    private ExpressionSyntax Value(int precedence = LowestPrecedence)
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

    private (BinaryOperator Operator, int Precedence, int Tokens)? BinaryOperatorHere()
    {
        if (_tokens.AtWord("DIV"))
        {
            return (BinaryOperator.IntegralDivide, 7, 1);
        }

        if (_tokens.Current.Kind != TokenKind.Symbol)
        {
            return null;
        }

        return _tokens.TextOf(_tokens.Current) switch
        {
            "=" or "==" => (BinaryOperator.Equal, ComparisonPrecedence, 1),
            "<=>" => (BinaryOperator.NullSafeEqual, ComparisonPrecedence, 1),
            "<>" or "!=" => (BinaryOperator.NotEqual, ComparisonPrecedence, 1),
            "<" => (BinaryOperator.Less, ComparisonPrecedence, 1),
            "<=" or "!>" => (BinaryOperator.LessOrEqual, ComparisonPrecedence, 1),
            ">=" or "!<" => (BinaryOperator.GreaterOrEqual, ComparisonPrecedence, 1),
            ">" => Greater(),
            "|" => (BinaryOperator.BitOr, 2, 1),
            "^" => (BinaryOperator.BitXor, 3, 1),
            "&" => (BinaryOperator.BitAnd, 4, 1),
            "<<" => (BinaryOperator.ShiftLeft, ShiftPrecedence, 1),
            "+" => (BinaryOperator.Add, 6, 1),
            "-" => (BinaryOperator.Subtract, 6, 1),
            "||" => (BinaryOperator.Concat, 6, 1),
            "*" => (BinaryOperator.Multiply, 7, 1),
            "/" => (BinaryOperator.Divide, 7, 1),
            "%" => (BinaryOperator.Modulo, 7, 1),
            _ => null,
        };
    }

    private (BinaryOperator Operator, int Precedence, int Tokens) Greater()
    {
        if (!_tokens.AtSymbol(">", 1) || !_tokens.Touches(0))
        {
            return (BinaryOperator.Greater, ComparisonPrecedence, 1);
        }

        return _tokens.AtSymbol(">", 2) && _tokens.Touches(1)
            ? (BinaryOperator.ShiftRightUnsigned, ShiftPrecedence, 3)
            : (BinaryOperator.ShiftRight, ShiftPrecedence, 2);
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

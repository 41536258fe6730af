using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>INTERVAL in all its forms; the units that are written make the type.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly string[] UnitWords = [.. IntervalUnit.All.SelectMany(u => new[] { u.Name, u.Name + "S" })];

    /// <summary>INTERVAL is a name unless a value follows; a value with a sign counts only with its unit (<c>interval - 1</c>).</summary>
    private bool IsIntervalHere() => IsIntervalValue(1) || IsIntervalPart(1);

    private bool IsIntervalValue(int ahead) => _tokens.Peek(ahead).Kind is TokenKind.Number or TokenKind.String;

    private bool IsIntervalPart(int ahead)
    {
        var value = _tokens.AtSymbol("-", ahead) || _tokens.AtSymbol("+", ahead) ? ahead + 1 : ahead;
        var unit = _tokens.Peek(value + 1);
        return IsIntervalValue(value) && unit.Kind == TokenKind.Word && IntervalUnit.Find(_tokens.TextOf(unit)) is not null;
    }

    private IntervalLiteralSyntax Interval()
    {
        var start = _tokens.Take().Start;
        if (_tokens.Current.Kind == TokenKind.String && !IsIntervalPart(0))
        {
            return IntervalOfText(start);
        }

        return IsRange() ? IntervalOfRange(start) : IntervalOfUnits(start);
    }

    /// <summary><c>'1-2' YEAR TO MONTH</c></summary>
    private bool IsRange()
    {
        var value = _tokens.Current.Kind == TokenKind.Symbol ? 1 : 0;
        return _tokens.Peek(value).Kind == TokenKind.String && _tokens.AtWord("TO", value + 2);
    }

    /// <summary><c>INTERVAL '1 day 2 hours'</c></summary>
    private IntervalLiteralSyntax IntervalOfText(int start)
    {
        var text = Text();
        var units = new List<IntervalUnit>();
        var (value, problem) = IntervalText.Parse(text.Value, units);
        return value is { } parsed
            ? Literal(parsed, units, start)
            : throw new StatisticException(
                $"'{text.Value}' is no interval: {problem!.Reason}.",
                text.Span,
                "INVALID_TYPED_LITERAL",
                "Write numbers with units, such as INTERVAL '1 day 2 hours', or INTERVAL '5' MINUTE.");
    }

    /// <summary><c>INTERVAL 1 DAY 2 HOURS</c></summary>
    private IntervalLiteralSyntax IntervalOfUnits(int start)
    {
        var value = new CalendarIntervalValue();
        var units = new List<IntervalUnit>();
        do
        {
            var partStart = _tokens.Current.Start;
            var number = IntervalNumber();
            if (!_tokens.AtName() || IntervalUnit.Find(_tokens.TextOf(_tokens.Current)) is not { } unit)
            {
                throw _tokens.Unexpected("a unit such as MINUTES", UnitWords);
            }

            _tokens.Take();
            units.Add(unit);
            if (unit.Add(ref value, number) is { } problem)
            {
                throw new StatisticException(
                    $"This is no interval: {problem.Reason}.", _tokens.SpanFrom(partStart), problem.Condition, "Write numbers with units, such as INTERVAL 90 MINUTES.");
            }
        }
        while (IsIntervalPart(0));

        return Literal(value, units, start);
    }

    private string IntervalNumber()
    {
        var negative = _tokens.AtSymbol("-");
        if (negative || _tokens.AtSymbol("+"))
        {
            _tokens.Take();
        }

        var number = (_tokens.Current.Kind == TokenKind.String ? Text().Value : _tokens.TextOf(_tokens.Take()).ToString()).Trim();
        if (number.StartsWith('-') || number.StartsWith('+'))
        {
            // As in Spark, two minus signs cancel, and a sign may stand apart: '- 5'.
            negative ^= number[0] == '-';
            number = number[1..].TrimStart();
        }

        return negative ? "-" + number : number;
    }

    private IntervalLiteralSyntax IntervalOfRange(int start)
    {
        var negative = _tokens.AtSymbol("-");
        if (negative || _tokens.AtSymbol("+"))
        {
            _tokens.Take();
        }

        var text = Text();
        var from = UnitName();
        _tokens.ExpectWord("TO");
        var to = UnitName();
        var span = _tokens.SpanFrom(start);
        return IntervalRange.Parse(text, from, to, negative, span);
    }

    private string UnitName()
    {
        var unit = _tokens.AtName() ? IntervalUnit.Find(_tokens.TextOf(_tokens.Current)) : null;
        if (unit is null)
        {
            throw _tokens.Unexpected("YEAR, MONTH, DAY, HOUR, MINUTE or SECOND", UnitWords);
        }

        _tokens.Take();
        return unit.Name;
    }

    private IntervalLiteralSyntax Literal(CalendarIntervalValue value, List<IntervalUnit> units, int start)
    {
        var span = _tokens.SpanFrom(start);
        var yearMonth = units.Where(u => u.Months != 0).Select(u => u.Months == 1 ? YearMonthField.Month : YearMonthField.Year).ToList();
        if (yearMonth.Count > 0 && yearMonth.Count < units.Count)
        {
            throw new StatisticException(
                "An interval cannot mix years and months with days and times, which have no fixed ratio.",
                span,
                advice: "Add two intervals, one of each kind.");
        }

        return yearMonth.Count > 0
            ? new IntervalLiteralSyntax(span, value.Months, new YearMonthIntervalType(yearMonth.Min(), yearMonth.Max()))
            : DayTime(value, [.. units.Select(DayTimeFieldOf)], span);
    }

    private static IntervalLiteralSyntax DayTime(CalendarIntervalValue value, List<DayTimeField> fields, TextSpan span)
    {
        const long microsecondsPerDay = 86_400_000_000;
        var total = ((Int128)value.Days * microsecondsPerDay) + value.Microseconds;
        return total == (long)total
            ? new IntervalLiteralSyntax(span, (long)total, new DayTimeIntervalType(fields.Min(), fields.Max()))
            : throw new StatisticException(
                "The interval is too large.", span, "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "Write one of at most 106751991 days.");
    }

    private static DayTimeField DayTimeFieldOf(IntervalUnit unit) => unit.Name switch
    {
        "WEEK" or "DAY" => DayTimeField.Day,
        "HOUR" => DayTimeField.Hour,
        "MINUTE" => DayTimeField.Minute,
        _ => DayTimeField.Second,
    };
}

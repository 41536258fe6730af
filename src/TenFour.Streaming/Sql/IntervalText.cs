using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Sql;

/// <summary>
/// Reads texts such as <c>1 day 2 hours</c> by Spark's rules (<c>stringToInterval</c>): an optional word interval, then signed numbers
/// with units, in any order, which add up. Only seconds may have a fraction, of up to nine digits, cut to microseconds.
/// </summary>
public static class IntervalText
{
    /// <summary>The interval, or the reason why the text is none.</summary>
    public static (CalendarIntervalValue? Value, IntervalProblem? Problem) Parse(string text) => Parse(text, []);

    /// <param name="units">Takes the units that the text names, which decide the type of a literal.</param>
    internal static (CalendarIntervalValue? Value, IntervalProblem? Problem) Parse(string text, List<IntervalUnit> units)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var at = words.Length > 0 && words[0].Equals("interval", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (at == words.Length)
        {
            return (null, new("it is empty", "INPUT_IS_EMPTY"));
        }

        var value = new CalendarIntervalValue();
        while (at < words.Length)
        {
            // A sign may stand apart from its number: '- 5 minutes'.
            var sign = words[at] is "-" or "+" ? words[at++] : "";
            var number = at < words.Length ? sign + words[at++] : "";
            if (at == words.Length)
            {
                return (null, number.Length > sign.Length
                    ? new($"a unit is missing after '{number}'", "MISSING_UNIT")
                    : new("a number is missing at the end", "MISSING_NUMBER"));
            }

            if (IntervalUnit.Find(words[at]) is not { } unit)
            {
                return (null, new($"'{words[at]}' is no unit", "INVALID_UNIT"));
            }

            at++;
            units.Add(unit);
            if (unit.Add(ref value, number) is { } problem)
            {
                return (null, problem);
            }
        }

        return (value, null);
    }
}

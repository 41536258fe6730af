using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>The refusals that all functions share, with Spark's condition names and texts.</summary>
public static class FunctionErrors
{
    /// <summary>No function has that name.</summary>
    /// <param name="known">The names to suggest from.</param>
    public static StatisticException Unresolved(string name, IEnumerable<string> known, TextSpan span)
    {
        var nearest = NearestName.Find(name, known);
        return new StatisticException(
            $"Cannot resolve routine `{name}`.",
            span,
            "UNRESOLVED_ROUTINE",
            nearest is null ? "docs/sql.md lists the functions there are." : $"Did you mean {nearest}?");
    }

    /// <summary>The function takes another number of arguments.</summary>
    /// <param name="expected">As Spark words it: <c>1</c>, <c>[2, 3]</c>, <c>&gt; 0</c>.</param>
    public static StatisticException WrongCount(string name, string expected, int actual, string signature, TextSpan span) => new(
        $"The `{name}` requires {expected} parameters but the actual number is {actual}.",
        span,
        "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
        $"It is called as {signature}.");
}

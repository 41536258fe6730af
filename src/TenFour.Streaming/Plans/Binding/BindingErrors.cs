using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>The errors of name resolution and query shape, with Spark's condition names and wording of the condition.</summary>
internal static class BindingErrors
{
    private const int MaxSuggestions = 5;

    public static StatisticException UnresolvedColumn(string name, TextSpan span, IEnumerable<string> candidates)
    {
        var ranked = NearestName.Rank(name, candidates.Distinct(StringComparer.OrdinalIgnoreCase)).Take(MaxSuggestions).ToList();
        return ranked.Count == 0
            ? new($"A column, variable, or function parameter with name {Quote(name)} cannot be resolved.", span, "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION")
            : new(
                $"A column, variable, or function parameter with name {Quote(name)} cannot be resolved. "
                + $"Did you mean one of the following? [{string.Join(", ", ranked.Select(Quote))}].",
                span,
                "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                $"Write `{ranked[0]}`, or look the columns up with `check`.");
    }

    public static StatisticException UnresolvedField(string field, string parent, TextSpan span, IEnumerable<string> candidates) => new(
        $"A field with name {Quote(field)} cannot be resolved with the struct-type column {Quote(parent)}. "
        + $"Did you mean one of the following? [{string.Join(", ", NearestName.Rank(field, candidates).Take(MaxSuggestions).Select(Quote))}].",
        span,
        "UNRESOLVED_FIELD.WITH_SUGGESTION");

    public static StatisticException Ambiguous(string name, TextSpan span, IEnumerable<string> candidates) => new(
        $"Reference {Quote(name)} is ambiguous, could be: [{string.Join(", ", candidates)}].",
        span,
        "AMBIGUOUS_REFERENCE",
        "Put the relation's alias and a dot before the name.");

    public static StatisticException UnknownTable(string name, TextSpan span, IEnumerable<string> known)
    {
        var names = known.Order().ToList();
        var nearest = NearestName.Find(name, names);
        return new(
            $"The table or view {Quote(name)} cannot be found.",
            span,
            "TABLE_OR_VIEW_NOT_FOUND",
            (nearest is null ? "" : $"Did you mean `{nearest}`? ")
            + (names.Count == 0
                ? "Here no stream and no table has a name."
                : "Known here: " + string.Join(", ", names) + ". On the command line --source name=TOPIC names a stream, and --table name=FILE a table."));
    }

    public static StatisticException MissingAggregation(string expression, TextSpan span) => new(
        $"The non-aggregating expression \"{expression}\" is based on columns which are not participating in the GROUP BY clause.",
        span,
        "MISSING_AGGREGATION",
        $"Add it to GROUP BY, or take any value of the group with any_value({expression}).");

    public static StatisticException MissingGroupBy(string expression, TextSpan span) => new(
        $"The query does not include a GROUP BY clause, and \"{expression}\" is no aggregate.",
        span,
        "MISSING_GROUP_BY",
        $"Add GROUP BY {expression}, or take any value with any_value({expression}).");

    public static StatisticException NotBoolean(string clause, string sql, string type, TextSpan span) => new(
        $"The condition {clause} \"{sql}\" must be a BOOLEAN, and is {type}.", span, "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN");

    public static StatisticException Unsupported(string what, TextSpan span, string? advice = null, string? condition = null) =>
        new($"{what} is not supported here.", span, condition ?? "UNSUPPORTED_FEATURE", advice);

    public static string Quote(string name) => string.Join('.', name.Split('.').Select(p => $"`{p}`"));
}

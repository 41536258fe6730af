namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>How a condition can be made (<see cref="ExpressionTemplates"/>).</summary>
internal static class ConditionTemplates
{
    public static readonly string[] All =
    [
        "{string} = {string}", "{string} < {#text}", "{string} <=> {string}", "{string} <> {#text}", "{string} LIKE {#like}", "{string} NOT LIKE {#like}", "{string} ILIKE {#like}",
        "{string} RLIKE {#regex}", "{string} IN ({#text}, {#text}, 'HAN')", "{string} NOT IN ({#text}, 'REP')", "{int} IN (1, 2, {#int})", "{int} BETWEEN {#int} AND {#int}",
        "{any} IS NULL", "{any} IS NOT NULL", "{boolean} AND {boolean}", "{boolean} OR {boolean}", "NOT ({boolean})", "{int} > {#int}", "{int} = {bigint}", "{int} < {double}",
        "{decimal} >= {#decimal}", "{decimal} <> {int}", "{double} > {#double}", "{timestamp} > TIMESTAMP'2018-11-04 01:30:00'", "{timestamp} <= {timestamp}", "{date} = to_date({timestamp})",
        "{date} < {timestamp}", "startswith({string}, {#text})", "endswith({string}, {#text})", "contains({string}, {#text})", "array_contains({array}, {#text})", "isnan({double})",
        "coalesce({boolean}, false)", "{boolean} IS TRUE", "{boolean} IS NOT FALSE", "{string} BETWEEN 'A' AND 'Z'", "{double} <=> {double}", "if({boolean}, {boolean}, NULL)",
        "arrays_overlap({array}, {array})", "{timestamp} BETWEEN TIMESTAMP'2018-11-04 00:00:00' AND TIMESTAMP'2019-01-01 00:00:00'", "{string} > {int}", "{bigint} IN (1, 2.5, {#int})",
        "{boolean} = {boolean}", "{array} = {array}", "equal_null({any}, NULL)", "{date} >= '2018-06-01'", "{timestamp} < '2018-12-31 23:00:00'", "TRY_CAST({string} AS BOOLEAN)", "true", "{string} LIKE ANY ('%a%', 'H%')",
    ];
}

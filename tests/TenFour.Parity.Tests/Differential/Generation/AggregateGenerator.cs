namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Random aggregates over the columns of a relation.</summary>
internal sealed class AggregateGenerator(Dice dice, Relation relation)
{
    private static readonly string[] Templates =
    [
        "count(*)", "count({any})", "sum({int})", "sum({bigint})", "sum({double})", "sum({decimal})", "avg({int})", "avg({double})", "avg({decimal})", "min({key})", "max({key})",
        "min({double})", "max({decimal})", "count_if({boolean})", "bool_and({boolean})", "bool_or({boolean})", "every({boolean})", "some({boolean})", "stddev({double})", "stddev_pop({int})",
        "variance({double})", "var_pop({int})", "sum(n) FILTER (WHERE {boolean})", "count(*) FILTER (WHERE {boolean})", "try_sum({bigint})", "try_avg({int})", "bit_and({int})", "bit_or({int})",
        "bit_xor({bigint})", "approx_count_distinct({key})", "sort_array(collect_set({string}))", "skewness({int})", "kurtosis({int})", "corr({int} % 10, {int} % 7)", "covar_pop({int} % 10, {int} % 7)",
        "covar_samp({int} % 10, {int} % 7)", "median({int})", "percentile({int}, 0.25)", "sort_array(collect_list({string}))", "size(collect_list({any}))", "max(struct({int} AS a, {string} AS b))", "max({array})",
        "sum({int}) + count(*)", "round(avg({double}), 2)", "max({timestamp}) - min({timestamp})", "CASE WHEN count(*) > 2 THEN 'many' ELSE max({string}) END", "coalesce(sum({int}), 0) * 2",
    ];

    private static readonly string[] OrderedTemplates =
    [
        "first({any})", "last({any})", "first({any}, true)", "last({any}) IGNORE NULLS", "any_value({any})", "collect_list({any})", "first_value({string})", "min_by({string}, crime_id)",
    ];

    private readonly ExpressionGenerator _expressions = new(dice, relation.Columns);

    public string Next()
    {
        var template = relation.HasOneOrder && dice.Percent(15) ? dice.Pick(OrderedTemplates) : dice.Pick(Templates);
        return _expressions.Fill(Known(template), 1);
    }

    /// <summary>Templates that name a column, where the relation lacks it, with another.</summary>
    private string Known(string template) => relation.Columns.Any(c => c.Name == "crime_id") ? template
        : template.Replace("crime_id", "{string}", StringComparison.Ordinal).Replace("sum(n)", "sum({int})", StringComparison.Ordinal);
}

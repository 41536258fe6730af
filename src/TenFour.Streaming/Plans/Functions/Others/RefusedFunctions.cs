using System.Collections.Frozen;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Plans.Functions.Others;

/// <summary>Functions of Spark that have no place in a statistic, with the reason.</summary>
internal static class RefusedFunctions
{
    private const string Random = "it gives another value each time a batch is run again, so that a restarted query could give other rows";
    private const string Maps = "maps come from records, as fields of the type MAP, and are read as m['key']";
    private const string Lambdas = "there are no functions of functions";
    private const string Formats = "write a CAST, or format_number for texts that people read";
    private const string Placing = "its value depends on how the rows are spread over partitions";

    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["rand"] = Random,
        ["random"] = Random,
        ["randn"] = Random,
        ["randstr"] = Random,
        ["uniform"] = Random,
        ["uuid"] = Random,
        ["shuffle"] = Random,
        ["monotonically_increasing_id"] = Placing,
        ["spark_partition_id"] = Placing,
        ["input_file_name"] = "records come from a topic, which _topic, _partition and _offset tell",
        ["explode"] = "a statistic has one row a record or group",
        ["explode_outer"] = "a statistic has one row a record or group",
        ["posexplode"] = "a statistic has one row a record or group",
        ["map"] = Maps,
        ["map_keys"] = Maps,
        ["map_values"] = Maps,
        ["map_entries"] = Maps,
        ["map_concat"] = Maps,
        ["map_contains_key"] = Maps,
        ["map_from_arrays"] = Maps,
        ["map_from_entries"] = Maps,
        ["str_to_map"] = Maps,
        ["transform"] = Lambdas,
        ["filter"] = Lambdas,
        ["exists"] = Lambdas,
        ["forall"] = Lambdas,
        ["aggregate"] = Lambdas,
        ["reduce"] = Lambdas,
        ["zip_with"] = Lambdas,
        ["map_filter"] = Lambdas,
        ["transform_keys"] = Lambdas,
        ["transform_values"] = Lambdas,
        ["to_char"] = Formats,
        ["to_varchar"] = Formats,
        ["to_number"] = Formats,
        ["try_to_number"] = Formats,
        ["row_number"] = "a stream has no last row, so that its rows cannot be numbered",
        ["rank"] = "a stream has no last row, so that its rows cannot be ranked",
        ["dense_rank"] = "a stream has no last row, so that its rows cannot be ranked",
        ["lag"] = "a stream has no order of rows",
        ["lead"] = "a stream has no order of rows",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The refusal of a function of that name, or null.</summary>
    public static StatisticException? Find(string name, TextSpan span) => Reasons.GetValueOrDefault(name) is { } reason
        ? new StatisticException(
            $"The function {name} is not supported: {reason}.",
            span,
            "UNSUPPORTED_FEATURE",
            "docs/sql.md lists the functions there are.")
        : null;
}

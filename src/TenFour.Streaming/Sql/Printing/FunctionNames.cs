namespace TenFour.Streaming.Sql.Printing;

/// <summary>
/// How Spark's names of columns show functions that are not simply their name in lower case with their arguments: capitals, other names,
/// arguments left out, and arguments that have a default.
/// </summary>
internal static class FunctionNames
{
    private static readonly HashSet<string> Capitals =
    [
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "cot", "csc", "degrees", "e", "exp", "expm1", "hypot", "log10",
        "log1p", "log2", "log", "pi", "power", "radians", "sec", "signum", "sin", "sinh", "sqrt", "tan", "tanh", "regexp", "regexp_like", "rlike",
        "spark_partition_id",
    ];

    private static readonly Dictionary<string, string> Others = new()
    {
        ["array_agg"] = "collect_list",
        ["curdate"] = "current_date",
        ["dateadd"] = "date_add",
        ["random"] = "rand",
        ["session_user"] = "current_user",
        ["string_agg"] = "listagg",
        ["to_varchar"] = "to_char",
        ["user"] = "current_user",
    };

    /// <summary>How many arguments are shown at most.</summary>
    private static readonly Dictionary<string, int> Shown = new()
    {
        ["any_value"] = 1,
        ["approx_count_distinct"] = 1,
        ["first"] = 1,
        ["first_value"] = 1,
        ["from_csv"] = 1,
        ["from_json"] = 1,
        ["last"] = 1,
        ["last_value"] = 1,
    };

    /// <summary>The arguments that are shown when they are left out, by how many there are without them.</summary>
    private static readonly Dictionary<(string Name, int Count), string[]> Defaults = new()
    {
        [("approx_percentile", 2)] = ["10000"],
        [("bround", 1)] = ["0"],
        [("from_unixtime", 1)] = ["yyyy-MM-dd HH:mm:ss"],
        [("locate", 2)] = ["1"],
        [("lpad", 2)] = [" "],
        [("mask", 1)] = ["X", "x", "n", "NULL"],
        [("months_between", 2)] = ["true"],
        [("overlay", 3)] = ["-1"],
        [("percentile", 2)] = ["1"],
        [("percentile_approx", 2)] = ["10000"],
        [("position", 2)] = ["1"],
        [("regexp_extract", 2)] = ["1"],
        [("regexp_extract_all", 2)] = ["1"],
        [("regexp_instr", 2)] = ["0"],
        [("regexp_replace", 3)] = ["1"],
        [("round", 1)] = ["0"],
        [("rpad", 2)] = [" "],
        [("sentences", 1)] = ["", ""],
        [("sort_array", 1)] = ["true"],
        [("split", 2)] = ["-1"],
        [("substr", 2)] = ["2147483647"],
        [("substring", 2)] = ["2147483647"],
        [("to_unix_timestamp", 1)] = ["yyyy-MM-dd HH:mm:ss"],
        [("unix_timestamp", 0)] = ["current_timestamp()", "yyyy-MM-dd HH:mm:ss"],
        [("unix_timestamp", 1)] = ["yyyy-MM-dd HH:mm:ss"],
    };

    /// <param name="name">In lower case.</param>
    public static string Text(string name, int argumentCount) =>
        (name is "floor" or "ceil" && argumentCount == 1) || Capitals.Contains(name) ? name.ToUpperInvariant()
        : Others.TryGetValue(name, out var other) ? other
        : name;

    /// <summary>The shown arguments for those that were written.</summary>
    public static IEnumerable<string> Arguments(string name, IReadOnlyList<string> written)
    {
        if (name == "log" && written.Count == 1)
        {
            return ["E()", .. written];
        }

        var shown = Shown.TryGetValue(name, out var most) ? written.Take(most) : written;
        return Defaults.TryGetValue((name, written.Count), out var defaults) ? shown.Concat(defaults) : shown;
    }
}

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>
/// How a value of each type can be made: <c>{type}</c> stands for an expression of that type, <c>{#kind}</c> for a literal of
/// <see cref="Literals"/>.
/// </summary>
internal static class ExpressionTemplates
{
    public static readonly IReadOnlyDictionary<string, string[]> ByType = new Dictionary<string, string[]>
    {
        ["string"] = TextTemplates.All,
        ["int"] =
        [
            "length({string})", "instr({string}, {#text})", "locate({#text}, {string})", "ascii({string})", "year({date})", "month({date})", "day({date})",
            "hour({timestamp})", "minute({timestamp})", "second({timestamp})", "dayofweek({date})", "weekofyear({date})", "quarter({timestamp})", "dayofyear({date})",
            "weekday({date})", "datediff({date}, {date})", "{int} + {#int}", "{int} - {int}", "{int} * {#int}", "-({int})", "abs({int})", "{int} % {#int}",
            "pmod({int}, {#int})", "TRY_CAST({string} AS INT)", "levenshtein({string}, {#text})", "hash({any})", "size({array})", "cardinality({array})",
            "coalesce({int}, {#int})", "if({boolean}, {int}, {#int})", "nvl2({any}, {int}, {int})", "greatest({int}, {int}, {#int})", "nullif({int}, {#int})",
            "{int} & {int}", "{int} | {#int}", "{int} ^ {int}", "~({int})", "CAST({boolean} AS INT)", "extract(MONTH FROM {timestamp})", "array_position({array}, 'a') + 0",
            "CASE WHEN {boolean} THEN {int} WHEN {boolean} THEN {#int} END", "shiftleft({int}, 2)", "bit_length({string})", "octet_length({string})",
            "find_in_set({string}, 'a,b,c')", "regexp_count({string}, {#regex})", "json_array_length('[1,2]')", "CAST({double} AS INT)", "unix_date({date})",
            "bit_count({int})", "date_part('dow', {date})", "CAST({string} AS INT)", "sign({int})", "months_between({date}, {date}) > 0 IS NULL",
        ],
        ["bigint"] =
        [
            "{bigint} + {int}", "{bigint} - {bigint}", "{bigint} * {#int}", "{int} div {#int}", "{bigint} div 7", "unix_timestamp({timestamp})", "unix_millis({timestamp})",
            "unix_micros({timestamp})", "xxhash64({any})", "crc32({string})", "floor({double})", "ceil({double})", "try_add({bigint}, {bigint})",
            "try_multiply({bigint}, {bigint})", "try_subtract({bigint}, {#int})", "CAST({int} AS BIGINT)", "CAST({timestamp} AS BIGINT)", "{bigint} % 7", "abs({bigint})",
            "coalesce({bigint}, {int})", "if({boolean}, {bigint}, {int})", "TRY_CAST({string} AS BIGINT)", "greatest({bigint}, {int})", "factorial(5) + {int}",
            "timestampdiff(MINUTE, {timestamp}, {timestamp})", "round({bigint}, -1)", "TRY_CAST({decimal} AS BIGINT)", "unix_seconds({timestamp})", "shiftright({bigint}, 3)",
            "conv('1f', 16, 10) + {bigint}", "floor({decimal})", "ceil({decimal})", "{bigint} & 255",
        ],
        ["double"] =
        [
            "{double} + {double}", "{double} * {double}", "{double} - {int}", "{double} / {#double}", "{int} / {#int}", "try_divide({double}, {int})", "sqrt(abs({double}))",
            "round({double}, 1)", "bround({double}, 0)", "pow({double}, 2)", "ln(abs({double}) + 1)", "months_between({timestamp}, {timestamp})", "CAST({int} AS DOUBLE)",
            "TRY_CAST({string} AS DOUBLE)", "CAST({decimal} AS DOUBLE)", "coalesce({double}, {int})", "if({boolean}, {double}, {double})", "abs({double})", "nanvl({double}, 0.5D)",
            "greatest({double}, {double})", "exp({double} / 100)", "CAST({timestamp} AS DOUBLE)", "signum({double})", "{double} % {#double}", "cbrt({double})", "log10(abs({double}) + 1)",
            "CAST({double} AS FLOAT)", "radians({double})", "rint({double})", "{decimal} * {double}", "-({double})", "nullif({double}, 0)", "atan2({double}, 1)", "hypot({double}, {int})",
        ],
        ["decimal"] =
        [
            "{decimal} + {decimal}", "{decimal} - {#decimal}", "{decimal} * {#decimal}", "{decimal} / {#decimal}", "{decimal} % {#decimal}", "round({decimal}, 1)", "-({decimal})",
            "CAST({int} AS DECIMAL(12,2))", "CAST({double} AS DECIMAL(12,3))", "abs({decimal})", "coalesce({decimal}, {#decimal})", "if({boolean}, {decimal}, {#decimal})",
            "greatest({decimal}, {#decimal})", "{int} + {decimal}", "{decimal} * {int}", "TRY_CAST({string} AS DECIMAL(8,2))", "bround({decimal}, 0)", "nullif({decimal}, {#decimal})",
            "try_add({decimal}, {decimal})", "CAST({decimal} AS DECIMAL(7,1))", "try_divide({decimal}, {int})", "CAST({decimal} AS DECIMAL(38,10))", "pmod({decimal}, 7)",
            "extract(SECOND FROM {timestamp})",
        ],
        ["boolean"] = ConditionTemplates.All,
        ["timestamp"] =
        [
            "{timestamp} + INTERVAL {#interval}", "{timestamp} - INTERVAL {#interval}", "date_trunc({#unit}, {timestamp})", "try_to_timestamp({string})",
            "CAST({date} AS TIMESTAMP)", "timestampadd(HOUR, {#count}, {timestamp})", "from_utc_timestamp({timestamp}, {#zone})", "to_utc_timestamp({timestamp}, {#zone})",
            "timestamp_seconds({int})", "coalesce({timestamp}, TIMESTAMP'2018-11-04 01:30:00')", "if({boolean}, {timestamp}, {timestamp})",
            "greatest({timestamp}, TIMESTAMP'2018-12-31 10:00:00Z')", "TRY_CAST({string} AS TIMESTAMP)", "timestampadd(MONTH, {#count}, {timestamp})",
            "to_timestamp(date_format({timestamp}, 'yyyy-MM-dd HH:mm:ss'))", "{timestamp} + make_interval(0, 1, 0, {#count})", "timestamp_millis({bigint})",
            "convert_timezone('UTC', CAST({timestamp} AS TIMESTAMP_NTZ))", "CAST({int} AS TIMESTAMP)", "nullif({timestamp}, TIMESTAMP'2018-12-31 20:00:00')",
        ],
        ["date"] =
        [
            "to_date({timestamp})", "CAST({timestamp} AS DATE)", "date_add({date}, {#count})", "date_sub({date}, {#count})", "last_day({date})", "next_day({date}, {#weekday})",
            "trunc({date}, {#unit})", "add_months({date}, {#count})", "try_to_date({string}, 'yyyy-MM-dd')", "{date} + {#count}", "{date} - INTERVAL 1 MONTH", "coalesce({date}, DATE'2018-02-28')",
            "TRY_CAST({string} AS DATE)", "least({date}, DATE'2018-12-25')", "date_from_unix_date({int})", "make_date(2018, 2, 28)", "if({boolean}, {date}, DATE'2000-01-01')",
        ],
        ["array"] =
        [
            "split({string}, {#regex})", "array({string}, {string})", "array_distinct({array})", "sort_array({array})", "slice({array}, 1, 2)", "array_union({array}, {array})",
            "array_except({array}, array('a'))", "reverse({array})", "array_remove({array}, 'b')", "array_compact({array})", "array_append({array}, {string})", "coalesce({array}, array('z'))",
            "concat({array}, {array})", "array_intersect({array}, {array})", "if({boolean}, {array}, array())", "array_repeat({string}, 2)", "regexp_extract_all({string}, {#regex}, 0)",
        ],
    };
}

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>How a text can be made (<see cref="ExpressionTemplates"/>).</summary>
internal static class TextTemplates
{
    public static readonly string[] All =
    [
        "upper({string})", "lower({string})", "initcap({string})", "trim({string})", "ltrim({string})", "rtrim({string})", "btrim({string}, 'aM')", "trim(BOTH 'a' FROM {string})",
        "substring({string}, {#position}, {#count})", "substring({string}, {#position})", "left({string}, {#count})", "right({string}, {#count})", "substring_index({string}, ' ', {#count})",
        "replace({string}, {#text}, {#text})", "translate({string}, 'abc', 'xy')", "lpad({string}, {#count}, {#text})", "rpad({string}, {#count}, '*')", "concat({string}, {string})",
        "{string} || {any}", "concat_ws('-', {string}, {string}, {array})", "repeat({string}, {#count})", "reverse({string})", "split_part({string}, ' ', {#part})",
        "regexp_replace({string}, {#regex}, {#text})", "regexp_extract({string}, {#regex}, 0)", "CAST({any} AS STRING)", "date_format({timestamp}, {#pattern})", "coalesce({string}, {string})",
        "nvl({string}, {#text})", "nullif({string}, {#text})", "if({boolean}, {string}, {string})", "CASE WHEN {boolean} THEN {string} ELSE {#text} END",
        "CASE {string} WHEN {#text} THEN {string} WHEN 'HAN' THEN {#text} END", "greatest({string}, {string})", "least({string}, {#text})", "md5({string})", "hex({bigint})", "hex({string})",
        "soundex({string})", "get({array}, {#count})", "try_element_at({array}, {#part})", "to_json(struct({any} AS a, {any} AS b))", "format_number({double}, 2)",
        "format_string('%s|%s', {string}, {string})", "overlay({string} PLACING '_' FROM 2)", "mask({string})", "typeof({any})", "dayname({date})", "monthname({timestamp})", "bin({int})",
        "conv({int}, 10, 16)", "sha2({string}, 256)", "base64(encode({string}, 'utf-8'))", "url_encode({string})", "quote({string})", "array_join({array}, ',')", "array_join({array}, '|', 'null')",
        "from_unixtime({bigint})", "get_json_object('{\"a\":[1,\"x\"]}', '$.a[1]')", "CAST({timestamp} AS STRING)", "CAST({double} AS STRING)", "CAST({decimal} AS STRING)", "chr({int})",
        "regexp_substr({string}, {#regex})", "array_max({array})", "array_min({array})", "to_json({array})", "date_format({date}, {#pattern})", "char({int})", "decode({int}, 1, 'one', 2, {string}, 'many')",
        "substring({string} FROM 2 FOR 3)", "CAST(CAST({string} AS BINARY) AS STRING)", "ltrim('0', {string})", "CAST({boolean} AS STRING)", "nvl2({any}, {string}, {#text})",
    ];
}

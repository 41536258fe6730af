namespace TenFour.Parity.Tests.OnSpark;

/// <summary>
/// Expressions whose text is easily written wrong for another engine: quotes, escapes, names, literals of each type, nulls. Over the columns of
/// <see cref="Differential.Generation.RecordColumns"/>.
/// </summary>
internal static class OddExpressions
{
    public static readonly string[] All =
    [
        "'it''s'", "\"double \\\"quoted\\\"\"", "'back\\\\slash'", "'tab\\tnew\\nline'", "'\\u00e9\\U0001F693'", "'é🚓 \\' \\\" `'", "'%\\_'", "'a' 'b'", "'$1 {} #'",
        "address LIKE '%\\\\_%'", "address LIKE '%!_%' ESCAPE '!'", "address LIKE 'B%t'", "address ILIKE '%BLOCK%'", "address LIKE ANY ('a%', '%t')",
        "address NOT LIKE '%''%'", "address RLIKE '\\\\d+'", "regexp_replace(address, '(\\\\w)', '<$1>')", "regexp_extract(address, '([A-Z]+) (\\\\w+)', 2)",
        "split(address, '\\\\s')", "replace(address, '\\\\', '/')", "translate(address, 'ab\\'', 'xy')",
        "NULL", "CAST(NULL AS DECIMAL(5,2))", "coalesce(NULL, n)", "nullif(1, 1)", "address || NULL", "concat_ws('-', address, NULL, disposition)", "n <=> NULL",
        "flag AND NULL", "NOT flag OR NULL", "n NOT IN (1, 2, NULL)", "n IN (1, 2)", "n IS NOT DISTINCT FROM 3", "if(n > 1, 'x', NULL)",
        "CASE n WHEN 1 THEN 'one' WHEN NULL THEN 'null' ELSE 'many' END", "CASE WHEN n IS NULL THEN NULL WHEN n > 3 THEN 1 ELSE 2.5 END",
        "CASE WHEN flag THEN day ELSE call_date_time END", "CASE WHEN address = '' THEN 1Y WHEN address IS NULL THEN 2L END",
        "127Y", "3S", "9L", "2.5F", "1.5D", "1.0", "1e0", "1.5BD", "12345678901234567890", "-9223372036854775808", "true", "X'CAFE'", "0.1 + 0.2", "1e-7D", "1e20D",
        "-d", "- -n", "+n", "d * 1.005", "d / 3", "d + n", "CAST(d AS DECIMAL(12,5))", "1 / 3", "7 div 2", "-7 % 3", "n & 3 | 4 ^ 1", "~n", "!flag", "n == 1", "n != 1",
        "CAST(x AS STRING)", "CAST(d AS STRING)", "CAST(1e20 AS STRING)", "CAST(big AS STRING)", "CAST(flag AS STRING)", "CAST(tags AS STRING)", "CAST(2.50 AS STRING)",
        "TRY_CAST(address AS DATE)", "TRY_CAST('99999999999' AS INT)", "TRY_CAST(x AS DECIMAL(4,1))", "CAST(X'41' AS STRING)", "hex(CAST(address AS BINARY))",
        "CAST(call_date_time AS STRING)", "CAST(CAST(call_date_time AS STRING) AS TIMESTAMP)", "CAST(day AS TIMESTAMP)", "CAST(call_date_time AS TIMESTAMP_NTZ)",
        "TIMESTAMP'2018-03-11 02:30:00'", "TIMESTAMP'2018-11-04 01:30:00 America/New_York'", "TIMESTAMP_NTZ'2018-11-04 01:30:00'", "DATE'2018-02-28' + INTERVAL 1 YEAR",
        "TIMESTAMP'2018-12-31T23:59:59.123456Z'", "DATE'0001-01-01'", "call_date_time = TIMESTAMP'2018-11-04 01:30:00-07:00'",
        "call_date_time + INTERVAL '1 02:03:04.5' DAY TO SECOND", "call_date_time - INTERVAL 1 MONTH", "day + INTERVAL 1 DAY", "call_date_time - INTERVAL '1-2' YEAR TO MONTH",
        "call_date_time + INTERVAL -90 MINUTES", "call_date_time + 2 * INTERVAL '1' HOUR", "CAST(INTERVAL 90 MINUTES AS STRING)", "CAST(INTERVAL '-1-2' YEAR TO MONTH AS STRING)",
        "CAST(call_date_time - TIMESTAMP'2018-12-31 00:00:00' AS STRING)", "call_date_time > day", "day = '2018-12-31'", "call_date_time >= '2018-12-31 20:00:00'",
        "date_format(call_date_time, \"yyyy-MM-dd'T'HH:mm:ssXXX\")", "extract(DOW FROM day)", "extract(second FROM call_date_time)", "datepart('year', day)", "date_part('month', call_date_time)", "date_trunc('week', call_date_time)",
        "get(tags, 0)", "element_at(array(1, 2, 3), -1)", "array(1, NULL, 3)[1]", "tags = array('a')", "array_contains(tags, 'é')", "array(n, 1.5)", "size(tags)",
        "named_struct('a b', n, 'c`d', disposition).`a b`", "named_struct('x', named_struct('y', day)).x.y", "struct(n, address)", "named_struct('q\"', tags, 's.t', d)",
        "`address`", "`calls`.`n` + 1", "calls.tags", "_partition + 1", "_offset", "n BETWEEN 1 AND 5", "'a' < 'B'", "address < disposition",
        "position('a' IN address)", "substring(address FROM 2 FOR 3)", "trim(BOTH 'a' FROM address)", "overlay(address PLACING '_' FROM 2)", "ifnull(n, 0)",
        "nvl(address, '')", "format_number(x, 2)", "format_string('%05d|%s%%', n, address)", "to_json(named_struct('a', n, 'b', address))",
        "get_json_object('{\"a\": {\"b\": \"\\\\\"\"}}', '$.a.b')",
    ];
}

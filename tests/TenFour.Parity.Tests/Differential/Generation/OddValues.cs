namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>What real feeds hold once in a while.</summary>
internal static class OddValues
{
    public static readonly string[] Texts =
    [
        "100 Block Of Market St", "Fillmore St/Geary Bl", "", " ", "  two  spaces ", "é", "Ünïcödé ß", "🚓 car", "a,b;c", "100%", "under_score", "back\\slash",
        "\\u00e9\\ud83d\\ude93", "\\t tab", "tab\tin", "quote\"in", "12", "-7", " 42 ", "3.14", "1e3", "true", "2018-05-05", "NaN", "null", "ABC", "abc", "Σς",
    ];

    public static readonly string[] Longs = ["9223372036854775807", "-9223372036854775808", "2147483648", "1e5", "4611686018427387904"];

    public static readonly string[] TimePatterns =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.ffffff", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.fff'+02:00'",
        "yyyy-MM-dd'T'HH:mm:ss.f", "MM/dd/yyyy HH:mm", "yyyy-MM-dd'T'HH:mm:ss' UTC'", "yyyy-M-d'T'H:m:s",
    ];

    /// <summary>Lines that are no record, or an unusual one.</summary>
    public static readonly string[] Lines =
    [
        "", "   ", "not json", "[]", "[{\"crime_id\":\"array\"}]", "{}", "null", "{\"crime_id\":\"cut", "{\"crime_id\":\"a\"} trailing", "{'crime_id':'single'}",
        "{\"crime_id\":\"first\",\"crime_id\":\"second\"}", "{\"crime_id\":\"raw\u0001control\"}", "{\"crime_id\": 12, \"unknown\": {\"a\":[1,{\"b\":null}]}}",
        "{\"crime_id\":\"x\",}", "42", "\"text\"", "{\"CRIME_ID\":\"upper\"}", "{\"crime_id\":{\"a\":1}}", "{\"n\":1,\"n\":\"bad\"}", "{\"disposition\":\"HAN\"", "true",
    ];

    private static readonly string[] Common = ["{}", "[]", "{\"a\":1}", "[1,2]", "\"\"", "\" \"", "true", "0", "-1.5", "\"text\"", "null"];

    private static readonly Dictionary<string, string[]> ByType = new()
    {
        ["int"] = ["2147483647", "-2147483648", "2147483648", "1.0", "1.5", "\"5\"", "1e2", "-0", "007", "99999999999999999999"],
        ["bigint"] = [.. Longs, "1.0", "\"12\"", "99999999999999999999", "-0"],
        ["double"] = ["\"NaN\"", "\"Infinity\"", "\"-INF\"", "NaN", "1e308", "1e400", "-0.0", "5e-324", "0.1", "\"1.5\"", "12345678901234567890", "-Infinity"],
        ["decimal"] = ["99999999.99", "100000000", "1.2345", "\"1.5\"", "1e3", "-0.005", "0.015", "1e-3"],
        ["boolean"] = ["\"true\"", "1", "\"false\"", "TRUE"],
        ["date"] = ["\"2018-02-29\"", "\"1901-01-01\"", "\"9999-12-31\"", "\"+12018-01-01\"", "\"2018-1-5\"", "\"2018-05-05T10:00:00\"", "17000", "\"2018\"",
            "\"2018-05\"", "\"20180505\""],
        ["timestamp"] = ["\"2018-03-11T02:30:00.000\"", "\"2018-11-04T01:30:00.000\"", "\"1901-01-01T00:00:00\"", "\"9999-12-31T23:59:59\"", "1546300800",
            "1546300800.5", "\"2018-13-01T00:00:00\"", "\"2018-12-31T24:00:00\"", "\"2018-12-31T23:60:00\"", "\"2018-12-31T10:00:00.123456789\"", "\"2018-12-31T10:00:00 America/New_York\"",
            "\"T10:00\"", "\"10:00:00\"", "\"epoch\"", "\"2018-12-31 10:00:00+0530\"", "\" 2018-12-31 10:00:00 \""],
        ["string"] = ["\"\\ud83d\"", "\"\\n\"", "\"\\u0000\"", "12.50", "1e5", "{\"a\": 1, \"b\":[1, 2]}", "[1, \"x\" ]", "\"\\/\"", "\"\\b\\f\"", "-0.0", "100000000000000000000000"],
        ["array"] = ["[[\"a\"]]", "[{\"a\":1}]", "[1.50,true]", "\"a\"", "[null]", "[\"a\",]"],
    };

    public static IReadOnlyList<string> Of(string type) => [.. ByType[type], .. Common];
}

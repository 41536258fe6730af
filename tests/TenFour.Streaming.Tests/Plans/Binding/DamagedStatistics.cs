using System.Text;
using System.Text.RegularExpressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Tests.Sql;

namespace TenFour.Streaming.Tests.Plans.Binding;

/// <summary>Statistics that are nearly right: queries, and expressions in queries, with tokens or bytes changed. The same for the same seed.</summary>
internal static partial class DamagedStatistics
{
    private static readonly string[] Queries =
    [
        .. SparkAnswers.Queries.Select(q => q[0]),
        "SELECT window, disposition, count(*) AS count FROM calls WATERMARK ts DELAY OF INTERVAL 5 MINUTES GROUP BY window(ts, '30 minutes', '1 minute'), disposition",
        "SELECT session_window(ts, '10 minutes') AS w, s, count(*), sum(n) FROM calls WATERMARK ts DELAY OF INTERVAL 1 HOUR GROUP BY session_window(ts, '10 minutes'), s",
        "SELECT DISTINCT s, k FROM calls WATERMARK ts DELAY OF INTERVAL 1 DAY DEDUPLICATE BY (s) WITHIN WATERMARK",
        "SELECT window_time(window) AS t, count(*) FROM calls WATERMARK ts DELAY OF INTERVAL 1 MINUTE GROUP BY window(ts, '5 minutes')",
        "-- mode: complete\nSELECT s, count(*) AS c, avg(x), min(ts), max_by(s, n) FROM calls GROUP BY ROLLUP(s, k) HAVING count(*) > 1 ORDER BY c DESC LIMIT 3",
        "WITH a AS (SELECT s, k + 1 AS k FROM calls WHERE b) SELECT a.s, t.k FROM a LEFT JOIN t ON a.k = t.k WHERE a.s LIKE 'x%' OR a.k IN (SELECT k FROM t)",
        "SELECT a.s FROM calls AS a WATERMARK ts DELAY OF INTERVAL 1 MINUTE JOIN calls AS b WATERMARK ts DELAY OF INTERVAL 1 MINUTE "
            + "ON a.s = b.s AND a.ts BETWEEN b.ts AND b.ts + INTERVAL 1 HOUR",
        "SELECT s FROM calls UNION ALL SELECT CASE WHEN k > 1 THEN s ELSE st.g.h END FROM calls",
    ];

    private static readonly string[] Expressions =
    [
        .. SparkAnswers.Names.Select(n => n[0]),
        .. FunctionTable.Definitions.SelectMany(d => d.Examples).Select(e => e.Sql),
    ];

    private static readonly string[] Words = [.. Queries.Concat(Expressions).SelectMany(Tokens).Distinct()];

    public static string Next(int seed)
    {
        var random = new Random(seed);
        var source = random.Next(3) == 0
            ? Queries[random.Next(Queries.Length)]
            : $"SELECT {Expressions[random.Next(Expressions.Length)]} FROM calls";
        var tokens = Tokens(source).ToList();
        for (var i = random.Next(5); i > 0; i--)
        {
            DamageTokens(tokens, random);
        }

        return random.Next(4) == 0 ? WithOtherBytes(string.Concat(tokens), random) : string.Concat(tokens);
    }

    private static IEnumerable<string> Tokens(string text) => Token().Matches(text).Select(m => m.Value);

    private static void DamageTokens(List<string> tokens, Random random)
    {
        var at = random.Next(tokens.Count + 1);
        switch (random.Next(4))
        {
            case 0 when at < tokens.Count:
                tokens.RemoveAt(at);
                break;
            case 1 when at < tokens.Count:
                tokens[at] = Words[random.Next(Words.Length)];
                break;
            case 2 when at < tokens.Count:
                tokens.Insert(random.Next(tokens.Count), tokens[at]);
                break;
            default:
                tokens.Insert(at, $" {Words[random.Next(Words.Length)]} ");
                break;
        }
    }

    private static string WithOtherBytes(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = random.Next(1, 4); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return Encoding.UTF8.GetString(bytes);
    }

    [GeneratedRegex(@"\s+|\w+|'[^']*'|""[^""]*""|`[^`]*`|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}

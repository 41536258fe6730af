using TenFour.Streaming;

namespace TenFour.Scenarios.Tests;

/// <summary>Whole queries over simulated calls, one of each kind of state.</summary>
internal static class Scenarios
{
    private const string Seed =
        """
        SELECT window, original_crime_type_name, disposition, count(*) AS count
        FROM (SELECT DISTINCT call_date_time, original_crime_type_name, disposition FROM calls)
             WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '30 minutes', '1 minute'), original_crime_type_name, disposition
        ORDER BY count DESC
        """;

    /// <summary>The calls with one disposition, half an hour late at most.</summary>
    private static string Calls(string disposition) =>
        $"(SELECT * FROM calls WATERMARK call_date_time DELAY OF INTERVAL 30 MINUTES WHERE disposition = '{disposition}')";

    private static string Windows(string disposition) =>
        $"(SELECT crime_id, original_crime_type_name, window(call_date_time, '1 hour') AS window FROM {Calls(disposition)})";

    public static readonly IReadOnlyDictionary<string, (string Sql, OutputMode Mode)> All = new Dictionary<string, (string, OutputMode)>
    {
        ["seed"] = (Seed, OutputMode.Complete),
        ["seed-join"] = (
            "SELECT c.call_date_time, c.original_crime_type_name, r.description FROM calls c JOIN radio_code r ON c.disposition = r.disposition_code",
            OutputMode.Append),
        ["left-join"] = (
            "SELECT c.crime_id, r.description FROM calls c LEFT JOIN radio_code r ON c.disposition = r.disposition_code WHERE c.city <> ''",
            OutputMode.Append),
        ["tumbling-append"] = (
            "SELECT window, disposition, count(*) AS n, min(address) AS first FROM calls WATERMARK call_date_time DELAY OF INTERVAL 10 MINUTES "
            + "GROUP BY window(call_date_time, '1 hour'), disposition",
            OutputMode.Append),
        ["sliding-append"] = (
            "SELECT window, disposition, count(*) AS n FROM calls WATERMARK call_date_time DELAY OF INTERVAL 10 MINUTES "
            + "GROUP BY window(call_date_time, '1 hour', '10 minutes'), disposition",
            OutputMode.Append),
        ["sliding-update"] = (
            "SELECT window, disposition, count(*) AS n, max(crime_id) AS last FROM calls WATERMARK call_date_time DELAY OF INTERVAL 3 HOURS "
            + "GROUP BY window(call_date_time, '1 hour', '20 minutes'), disposition",
            OutputMode.Update),
        ["groups-update"] = ("SELECT disposition, count(*) AS n, count(common_location) AS m FROM calls GROUP BY disposition", OutputMode.Update),
        ["distinct"] = ("SELECT DISTINCT original_crime_type_name, disposition FROM calls WHERE disposition <> 'REP'", OutputMode.Append),
        ["distinct-watermark"] = (
            "SELECT DISTINCT call_date_time, disposition FROM calls WATERMARK call_date_time DELAY OF INTERVAL 20 MINUTES", OutputMode.Append),
        ["within-watermark"] = (
            "SELECT crime_id, address FROM calls WATERMARK call_date_time DELAY OF INTERVAL 20 MINUTES DEDUPLICATE BY (address) WITHIN WATERMARK",
            OutputMode.Append),
        ["top-ten"] = (
            "SELECT original_crime_type_name, count(*) AS n FROM calls GROUP BY original_crime_type_name HAVING count(*) > 2 "
            + "ORDER BY n DESC, original_crime_type_name LIMIT 10",
            OutputMode.Complete),
        ["limit"] = ("SELECT crime_id FROM calls LIMIT 700", OutputMode.Append),
        ["join-time-range"] = (
            $"SELECT a.crime_id AS a, b.crime_id AS b, a.address FROM {Calls("GOA")} a JOIN {Calls("HAN")} b ON a.original_crime_type_name = b.original_crime_type_name "
            + "AND b.call_date_time BETWEEN a.call_date_time - INTERVAL 5 MINUTES AND a.call_date_time + INTERVAL 20 MINUTES",
            OutputMode.Append),
        ["join-left"] = (
            $"SELECT a.crime_id AS a, a.call_date_time, b.crime_id AS b, b.address FROM {Calls("GOA")} a LEFT JOIN {Calls("HAN")} b "
            + "ON a.original_crime_type_name = b.original_crime_type_name AND a.address <> b.address AND a.city = 'San Francisco' "
            + "AND b.call_date_time BETWEEN a.call_date_time - INTERVAL 5 MINUTES AND a.call_date_time + INTERVAL 20 MINUTES",
            OutputMode.Append),
        ["join-full-windows"] = (
            $"SELECT a.window, a.crime_id AS a, b.crime_id AS b, b.window AS other FROM {Windows("GOA")} a FULL JOIN {Windows("HAN")} b "
            + "ON a.window = b.window AND a.original_crime_type_name = b.original_crime_type_name",
            OutputMode.Append),
        ["join-semi"] = (
            $"SELECT a.crime_id, a.address FROM {Calls("GOA")} a LEFT SEMI JOIN {Calls("HAN")} b ON a.original_crime_type_name = b.original_crime_type_name "
            + "AND b.call_date_time BETWEEN a.call_date_time AND a.call_date_time + INTERVAL 20 MINUTES",
            OutputMode.Append),
        ["join-then-windows"] = (
            $"SELECT window(t, '1 hour') AS w, kind, count(*) AS n, count(b) AS m FROM (SELECT a.call_date_time AS t, a.original_crime_type_name AS kind, b.crime_id AS b "
            + $"FROM {Calls("GOA")} a LEFT JOIN {Calls("HAN")} b ON a.original_crime_type_name = b.original_crime_type_name "
            + "AND b.call_date_time BETWEEN a.call_date_time - INTERVAL 5 MINUTES AND a.call_date_time + INTERVAL 20 MINUTES) GROUP BY window(t, '1 hour'), kind",
            OutputMode.Append),
        ["join-of-three"] = (
            $"SELECT ab.window, ab.a, ab.b, c.crime_id AS c FROM (SELECT b.window, b.original_crime_type_name AS kind, a.crime_id AS a, b.crime_id AS b "
            + $"FROM {Windows("GOA")} a RIGHT JOIN {Windows("HAN")} b ON a.window = b.window AND a.original_crime_type_name = b.original_crime_type_name) ab "
            + $"LEFT JOIN {Windows("UTL")} c ON ab.window = c.window AND ab.kind = c.original_crime_type_name",
            OutputMode.Append),
        ["join-unbounded"] = (
            "SELECT a.crime_id AS a, b.crime_id AS b FROM calls a JOIN calls b ON a.address = b.address AND a.crime_id < b.crime_id", OutputMode.Append),
        ["hidden-columns"] = ("SELECT _partition, _offset, crime_id FROM calls WHERE address_type = 'Intersection'", OutputMode.Append),
    };
}

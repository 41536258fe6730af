using TenFour.Streaming;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>The same query in SQL and in C#.</summary>
internal sealed record FluentShape(string Sql, Func<StreamingSession, StreamingFrame> Frame, OutputMode Mode = OutputMode.Append);

/// <summary>One query of each kind of step.</summary>
internal static class FluentShapes
{
    private const string Watermarked = "calls WATERMARK call_date_time DELAY OF INTERVAL 10 MINUTES";

    public static readonly IReadOnlyDictionary<string, FluentShape> All = new Dictionary<string, FluentShape>
    {
        ["all"] = new("SELECT * FROM calls", s => s.Stream("calls")),
        ["select"] = new(
            "SELECT crime_id, upper(city) AS c, _offset FROM calls", s => s.Stream("calls").Select("crime_id", "upper(city) AS c", "_offset")),
        ["star"] = new("SELECT *, length(address) AS n FROM calls", s => s.Stream("calls").Select("*", "length(address) AS n")),
        ["where"] = new(
            "SELECT crime_id FROM calls WHERE disposition IN ('HAN', 'ADV') AND _offset % 2 = 0",
            s => s.Stream("calls").Where("disposition IN ('HAN', 'ADV') AND _offset % 2 = 0").Select("crime_id")),
        ["subquery"] = new(
            "SELECT crime_id FROM calls WHERE disposition IN (SELECT disposition_code FROM radio_code)",
            s => s.Stream("calls").Where("disposition IN (SELECT disposition_code FROM radio_code)").Select("crime_id")),
        ["distinct"] = new(
            "SELECT DISTINCT original_crime_type_name, disposition FROM calls",
            s => s.Stream("calls").Select("original_crime_type_name", "disposition").Distinct()),
        ["drop-duplicates"] = new(
            $"SELECT crime_id, address FROM {Watermarked} DEDUPLICATE BY (crime_id, call_date_time)",
            s => Late(s).DropDuplicates("crime_id", "call_date_time").Select("crime_id", "address")),
        ["within-watermark"] = new(
            $"SELECT crime_id FROM {Watermarked} DEDUPLICATE BY (crime_id) WITHIN WATERMARK",
            s => Late(s).DropDuplicatesWithinWatermark("crime_id").Select("crime_id")),
        ["tumbling"] = new(
            $"SELECT window, disposition, count(*) AS count FROM {Watermarked} GROUP BY window(call_date_time, '30 minutes'), disposition",
            s => Late(s).GroupBy(Window.Of("call_date_time", TimeSpan.FromMinutes(30)), "disposition").Count()),
        ["sliding"] = new(
            $"SELECT window, max(crime_id) AS last FROM {Watermarked} GROUP BY window(call_date_time, '1 hour', '10 minutes')",
            s => Late(s).GroupBy(Window.Of("call_date_time", TimeSpan.FromHours(1), TimeSpan.FromMinutes(10))).Aggregate("max(crime_id) AS last"),
            OutputMode.Update),
        ["ordered"] = new(
            "SELECT lower(city) AS c, count(*) AS n, count(common_location) AS m FROM calls GROUP BY lower(city) ORDER BY n DESC, c NULLS LAST LIMIT 3",
            s => s.Stream("calls").GroupBy("lower(city) AS c").Aggregate("count(*) AS n", "count(common_location) AS m")
                .OrderBy("n DESC", "c NULLS LAST").Limit(3),
            OutputMode.Complete),
        ["global"] = new("SELECT count(*) AS count FROM calls", s => s.Stream("calls").GroupBy().Count(), OutputMode.Complete),
        ["join"] = new(
            "SELECT c.crime_id, r.description FROM calls c JOIN radio_code r ON c.disposition = r.disposition_code",
            s => s.Stream("calls").As("c").Join(s.Table("radio_code").As("r"), "c.disposition = r.disposition_code").Select("c.crime_id", "r.description")),
        ["left-join"] = new(
            "SELECT crime_id, r.* FROM calls c LEFT JOIN radio_code r ON disposition = disposition_code WHERE r.description IS NULL",
            s => s.Stream("calls").Join(s.Table("radio_code").As("r"), "disposition = disposition_code", JoinKind.LeftOuter)
                .Where("r.description IS NULL").Select("crime_id", "r.*")),
        ["union"] = new(
            "SELECT crime_id AS a FROM calls UNION ALL SELECT address FROM calls",
            s => s.Stream("calls").Select("crime_id AS a").Union(s.Stream("calls").Select("address"))),
    };

    private static StreamingFrame Late(StreamingSession session) =>
        session.Stream("calls").WithWatermark("call_date_time", TimeSpan.FromMinutes(10));
}

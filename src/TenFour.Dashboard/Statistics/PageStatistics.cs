namespace TenFour.Dashboard.Statistics;

/// <summary>What the first page asks of the stream, beside the statistics that are there to read.</summary>
internal static class PageStatistics
{
    public static StatisticEntry Latest { get; } = StatisticEntry.Parse("latest", """
        -- title: Latest calls
        -- mode: append
        SELECT call_date_time, original_crime_type_name, disposition, address, longitude, latitude, priority
        FROM calls
        """);

    public static StatisticEntry Hours { get; } = StatisticEntry.Parse("hours", """
        -- title: Calls by hour and type
        -- mode: complete
        SELECT date_trunc('HOUR', call_date_time) AS hour, original_crime_type_name AS type, count(*) AS calls
        FROM calls
        WHERE call_date_time IS NOT NULL
        GROUP BY date_trunc('HOUR', call_date_time), original_crime_type_name
        """);
}

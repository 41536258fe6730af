using TenFour.Streaming;

namespace TenFour.EndToEnd;

/// <summary>
/// The statistics that are measured. S counts calls without their repeats in sliding windows (<c>statistics/calls-by-type.sql</c>); T counts
/// calls in tumbling ones.
/// </summary>
public static class Statistics
{
    public const string S = """
        SELECT window, original_crime_type_name, disposition, count(*) AS count
        FROM (SELECT DISTINCT call_date_time, original_crime_type_name, disposition FROM calls)
             WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '30 minutes', '1 minute'), original_crime_type_name, disposition
        """;

    public const string T = """
        SELECT window, original_crime_type_name, disposition, count(*) AS count
        FROM calls WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '30 minutes'), original_crime_type_name, disposition
        """;

    /// <summary>T with the windows of S.</summary>
    public const string Sliding = """
        SELECT window, original_crime_type_name, disposition, count(*) AS count
        FROM calls WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '30 minutes', '1 minute'), original_crime_type_name, disposition
        """;

    /// <summary>The cheapest statistic: how many records there are. Every record is read and checked, but no field of it is kept.</summary>
    public const string Count = "SELECT count(*) AS count FROM calls";

    private const string Order = "\nORDER BY count DESC";

    /// <summary>The statistic of a name; in complete mode it is ordered by count, as S is.</summary>
    public static string Of(string name, OutputMode mode, bool isOrdered = true) =>
        name switch
        {
            nameof(S) => S,
            nameof(T) => T,
            nameof(Sliding) => Sliding,
            nameof(Count) => Count,
            _ => throw new BenchException($"There is no statistic {name}."),
        } + (mode == OutputMode.Complete && isOrdered ? Order : "");
}

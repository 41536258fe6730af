using TenFour.Streaming.Types;

namespace TenFour.Calls;

/// <summary>
/// The columns of a call for service: the 14 fields of the San Francisco file in its own order, then what newer feeds add.
/// </summary>
public static class CallSchema
{
    /// <summary>The name under which a statistic reads the stream of calls.</summary>
    public const string StreamName = "calls";

    /// <summary>The field whose value is the event time of a call.</summary>
    public const string EventTimeField = "call_date_time";

    /// <summary>The field that holds the CAD number of a call: two-digit year, day of the year, sequence of the day.</summary>
    public const string IdField = "crime_id";

    /// <summary>The 14 fields that each record of the San Francisco file has.</summary>
    public static readonly IReadOnlyList<StructField> FileFields =
    [
        new(IdField, SqlType.String),
        new("original_crime_type_name", SqlType.String),
        new("report_date", SqlType.Timestamp),
        new("call_date", SqlType.Timestamp),
        new("offense_date", SqlType.Timestamp),
        new("call_time", SqlType.String),
        new(EventTimeField, SqlType.Timestamp),
        new("disposition", SqlType.String),
        new("address", SqlType.String),
        new("city", SqlType.String),
        new("state", SqlType.String),
        new("agency_id", SqlType.String),
        new("address_type", SqlType.String),
        new("common_location", SqlType.String),
    ];

    /// <summary>What only newer feeds know; null in the records of the file. Degrees, and instants in the city's time.</summary>
    public static readonly IReadOnlyList<StructField> ExtraFields =
    [
        new("longitude", SqlType.Double),
        new("latitude", SqlType.Double),
        new("priority", SqlType.String),
        new("dispatch_date_time", SqlType.Timestamp),
        new("onscene_date_time", SqlType.Timestamp),
        new("close_date_time", SqlType.Timestamp),
        new("police_district", SqlType.String),
        new("neighborhood", SqlType.String),
    ];

    /// <summary>The schema of the stream <see cref="StreamName"/> where a statistic names no other.</summary>
    public static readonly Schema Schema = new([.. FileFields, .. ExtraFields]);

    /// <summary>The names of the fields that hold a date, which a repeated pass over a file shifts.</summary>
    public static readonly IReadOnlyList<string> DateFields =
        [.. Schema.Fields.Where(field => field.Type == SqlType.Timestamp).Select(field => field.Name)];
}

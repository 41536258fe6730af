namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>The columns of the random records: those of the calls that matter, and one of each other type.</summary>
internal static class RecordColumns
{
    public const string EventTime = "call_date_time";

    public const string Ddl = "crime_id STRING, call_date_time TIMESTAMP, disposition STRING, address STRING, n INT, big BIGINT, x DOUBLE, "
        + "d DECIMAL(10,2), flag BOOLEAN, day DATE, tags ARRAY<STRING>";

    public static readonly IReadOnlyList<TypedColumn> All =
    [
        new("crime_id", "string"),
        new(EventTime, "timestamp"),
        new("disposition", "string"),
        new("address", "string"),
        new("n", "int"),
        new("big", "bigint"),
        new("x", "double"),
        new("d", "decimal"),
        new("flag", "boolean"),
        new("day", "date"),
        new("tags", "array"),
    ];
}

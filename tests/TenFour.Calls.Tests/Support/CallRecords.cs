namespace TenFour.Calls.Tests.Support;

/// <summary>Invented records for tests.</summary>
internal static class CallRecords
{
    public static string At(string time, int number = 0) =>
        $$"""{"crime_id":"{{number}}","call_date_time":"{{time}}","disposition":"HAN"}""";

    /// <summary>A time on 2018-10-02, so many minutes after midnight.</summary>
    public static string Minute(int minute) => new DateTime(2018, 10, 2).AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss.fff");
}

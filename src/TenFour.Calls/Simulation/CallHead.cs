namespace TenFour.Calls.Simulation;

/// <summary>Writes the first fields of a record, which every model has alike: the number and the times.</summary>
internal static class CallHead
{
    // The sequence counts the calls of all the city's services, about 17 for 10 of the police.
    private const int SequencePerTenCalls = 17;

    public static void WriteId(ref CallWriter writer, CallId id, ref SplitMix64 random)
    {
        writer.Text("{\"crime_id\":\""u8);
        writer.Digits(id.Day.Year % 100, 2);
        writer.Digits(id.Day.DayOfYear, 3);

        // The random part is too small for two calls to meet.
        writer.Digits(1 + (((id.NumberInDay * SequencePerTenCalls) + random.Next(SequencePerTenCalls - 10)) / 10), 4);
    }

    public static void WriteTime(ref CallWriter writer, DateOnly day, int minuteOfDay)
    {
        Span<byte> date = stackalloc byte[10];
        day.TryFormat(date, out _, "yyyy-MM-dd");
        var (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60);
        Span<byte> time = [Digit(hour / 10), Digit(hour % 10), (byte)':', Digit(minute / 10), Digit(minute % 10)];
        writer.Text("\",\"report_date\":\""u8);
        writer.Text(date);
        writer.Text("T00:00:00.000\",\"call_date\":\""u8);
        writer.Text(date);
        writer.Text("T00:00:00.000\",\"offense_date\":\""u8);
        writer.Text(date);
        writer.Text("T00:00:00.000\",\"call_time\":\""u8);
        writer.Text(time);
        writer.Text("\",\"call_date_time\":\""u8);
        writer.Text(date);
        writer.Text("T"u8);
        writer.Text(time);
        writer.Text(":00.000"u8);
    }

    private static byte Digit(int value) => (byte)('0' + value);
}

using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Wall-clock microseconds since 1970-01-01, taken apart; times before it included.</summary>
internal static class WallTime
{
    /// <summary>Days since 1970-01-01.</summary>
    public static long DaysOf(long micros) => FloorDivide(micros, Calendar.MicrosPerDay);

    /// <summary>Microseconds since midnight.</summary>
    public static long MicrosOfDay(long micros) => micros - (DaysOf(micros) * Calendar.MicrosPerDay);

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int IsoDayOfWeek(long days) => (int)FloorModulo(days + 3, 7) + 1;

    public static long FloorDivide(long value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }

    public static long FloorModulo(long value, long divisor)
    {
        var rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }
}

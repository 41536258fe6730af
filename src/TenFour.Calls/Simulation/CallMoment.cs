namespace TenFour.Calls.Simulation;

/// <summary>When a call was made and when it arrived.</summary>
/// <param name="Id">Its place among the calls of the day of its arrival.</param>
/// <param name="Utc">When it was made, in seconds from 1970.</param>
/// <param name="ArrivalHour">The hour of its arrival on the city's clock.</param>
internal readonly record struct CallMoment(CallId Id, long Utc, int ArrivalHour)
{
    private const int SecondsPerDay = 86_400;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>When it was made, to the minute as in the city's file.</summary>
    public long Minute => Utc - (((CityClock.ToLocal(Utc) % 60) + 60) % 60);

    public DateOnly Day => DayOf(CityClock.ToLocal(Utc));

    public int MinuteOfDay => (int)(CityClock.ToLocal(Utc) % SecondsPerDay / 60);

    /// <summary>The day of wall-clock seconds.</summary>
    public static DateOnly DayOf(long localSeconds) => DateOnly.FromDayNumber((int)(localSeconds / SecondsPerDay) + Epoch);
}

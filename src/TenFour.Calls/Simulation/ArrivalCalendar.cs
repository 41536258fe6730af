namespace TenFour.Calls.Simulation;

/// <summary>
/// When calls arrive: hour after hour a number around the rate of that weekday and hour, spread evenly at random within the hour. The
/// same seed always gives the same hours, so any record number can be found again.
/// </summary>
internal sealed class ArrivalCalendar
{
    private const ulong Purpose = 1;
    private const int SecondsPerHour = 3600;
    private const double CallsPerHour = 2206.0 / 24;

    // Rates relative to the mean, from late 2018: hours from midnight, days from Sunday.
    private static readonly double[] HourRates =
    [
        0.63, 0.50, 0.45, 0.34, 0.31, 0.33, 0.52, 0.97, 1.15, 1.23, 1.23, 1.27,
        1.32, 1.30, 1.30, 1.35, 1.60, 1.62, 1.51, 1.18, 0.99, 0.97, 1.07, 0.84,
    ];

    private static readonly double[] WeekdayRates = [0.95, 0.99, 0.98, 1.04, 0.99, 1.02, 1.01];

    private readonly ulong _seed;
    private readonly long _startUtc;
    private readonly Func<int, int, double> _callsInHour;
    private long _hour;

    /// <param name="seed">Another seed, other hours.</param>
    /// <param name="start">The first day.</param>
    /// <param name="callsInHour">The calls to expect by weekday, from Sunday, and hour.</param>
    public ArrivalCalendar(ulong seed, DateOnly start, Func<int, int, double> callsInHour)
    {
        _seed = seed;
        _callsInHour = callsInHour;
        _startUtc = CityClock.ToUtc((start.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400L);
        Rewind();
    }

    /// <summary>The rates of <see cref="SimulationModel.File"/>.</summary>
    public static double RoughCallsInHour(int weekday, int hour) => CallsPerHour * HourRates[hour] * WeekdayRates[weekday];

    /// <summary>The number of the first record of the present hour.</summary>
    public long FirstInHour { get; private set; }

    /// <summary>The number of the first record of the present day, by the city's date.</summary>
    public long FirstInDay { get; private set; }

    /// <summary>How many records arrive in the present hour.</summary>
    public int CountInHour { get; private set; }

    /// <summary>The instant at which the present hour begins, in seconds.</summary>
    public long HourStartUtc => _startUtc + (_hour * SecondsPerHour);

    /// <summary>The present hour on the city's clock, from 0 to 23.</summary>
    public int HourOfDay { get; private set; }

    /// <summary>Makes the hour of a record the present one.</summary>
    public void MoveTo(long number)
    {
        if (number < FirstInHour)
        {
            Rewind();
        }

        while (number >= FirstInHour + CountInHour)
        {
            EnterNextHour();
        }
    }

    /// <summary>Makes the hour of a moment the present one, or the first where the calendar begins later.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        Rewind();
        while (moment.ToUnixTimeSeconds() >= HourStartUtc + SecondsPerHour)
        {
            EnterNextHour();
        }
    }

    /// <summary>The second of the hour at which a record of the present hour arrives.</summary>
    public int SecondInHour(long number, ref SplitMix64 random)
    {
        var index = number - FirstInHour;
        return (int)(((index * SecondsPerHour) + random.Next(SecondsPerHour)) / CountInHour);
    }

    private void Rewind()
    {
        _hour = 0;
        FirstInHour = 0;
        FirstInDay = 0;
        EnterHour();
    }

    private void EnterNextHour()
    {
        FirstInHour += CountInHour;
        _hour++;
        EnterHour();
    }

    private void EnterHour()
    {
        var local = CityClock.ToLocal(HourStartUtc);
        HourOfDay = (int)(local / SecondsPerHour % 24);
        if (HourOfDay == 0)
        {
            FirstInDay = FirstInHour;
        }

        // 1970-01-01 was a Thursday.
        var rate = _callsInHour((int)(((local / 86_400) + 4) % 7), HourOfDay);
        var random = SplitMix64.Of(_seed, Purpose, _hour);
        CountInHour = Math.Max(1, (int)(rate + (Math.Sqrt(rate) * Gauss(ref random)) + 0.5));
    }

    // Twelve uniform numbers add up to nearly a normal one, with operations that give the same bits on every machine.
    private static double Gauss(ref SplitMix64 random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}

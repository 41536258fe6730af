using TenFour.Calls.Feeds;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Simulation;

/// <summary>
/// Makes records of calls that never happened, in order of arrival. A record depends only
/// on the options and its number, so a feed can be entered anywhere.
/// </summary>
public sealed class CallGenerator
{
    /// <summary>Room that is enough for any record.</summary>
    public const int MaxRecordBytes = 2048;

    private const ulong ArrivalPurpose = 2;
    private const ulong ContentPurpose = 3;
    private const ulong RepeatPurpose = 4;
    private const ulong OddityPurpose = 5;

    private readonly CallGeneratorOptions _options;
    private readonly ArrivalCalendar _calendar;
    private readonly Lateness _lateness;
    private readonly ICallContent _content;
    private readonly OddityMaker _oddities = new();

    public CallGenerator(CallGeneratorOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Start, CallGeneratorOptions.FirstStart);
        _options = options;
        var isCity = options.Model == SimulationModel.City;
        _calendar = new ArrivalCalendar(options.Seed, options.Start, isCity ? CityContent.CallsInHour : ArrivalCalendar.RoughCallsInHour);
        _content = isCity ? new CityContent() : new CallContent();
        _lateness = new Lateness(options.Lateness);
    }

    /// <summary>Writes the record with that number, from 0, without a newline. Numbers in ascending order are the fastest.</summary>
    /// <returns>The length of the record.</returns>
    /// <exception cref="FeedException">The calendar ends before so many calls.</exception>
    public int Write(long number, Span<byte> target)
    {
        _calendar.MoveTo(number);
        number = Original(number);
        var length = WriteOriginal(number, target);
        if (_options.Oddities == 0)
        {
            return length;
        }

        var random = SplitMix64.Of(_options.Seed, OddityPurpose, number);
        return random.NextDouble() < _options.Oddities ? _oddities.Apply(ref random, target, length) : length;
    }

    /// <summary>When the record with that number arrives.</summary>
    public DateTimeOffset ArrivalOf(long number)
    {
        _calendar.MoveTo(number);
        var random = SplitMix64.Of(_options.Seed, ArrivalPurpose, number);
        return DateTimeOffset.FromUnixTimeSeconds(_calendar.HourStartUtc + _calendar.SecondInHour(number, ref random));
    }

    /// <summary>The number of the first record that arrives in the hour of a moment; 0 where the calendar begins later.</summary>
    public long FirstInHourOf(DateTimeOffset moment)
    {
        _calendar.MoveTo(moment);
        return _calendar.FirstInHour;
    }

    // A repeated record takes the place of the one that has its number.
    private long Original(long number)
    {
        while (_options.Duplicates > 0 && number > _calendar.FirstInHour)
        {
            var random = SplitMix64.Of(_options.Seed, RepeatPurpose, number);
            if (random.NextDouble() >= _options.Duplicates)
            {
                break;
            }

            number -= 1 + random.Next((int)(number - _calendar.FirstInHour));
        }

        return number;
    }

    private int WriteOriginal(long number, Span<byte> target)
    {
        var random = SplitMix64.Of(_options.Seed, ArrivalPurpose, number);
        var arrival = _calendar.HourStartUtc + _calendar.SecondInHour(number, ref random);
        var call = arrival - _lateness.Next(ref random);
        if (CityClock.ToLocal(arrival) >= EndOfCalendar)
        {
            throw new FeedException(
                Fault.User, $"Record {number} would be a call after the year 9999.", "Start earlier, or ask for fewer records.");
        }

        var id = new CallId(CallMoment.DayOf(CityClock.ToLocal(arrival)), (int)(number - _calendar.FirstInDay));
        var content = SplitMix64.Of(_options.Seed, ContentPurpose, number);
        return _content.Write(target, new CallMoment(id, call, _calendar.HourOfDay), ref content);
    }

    private const long EndOfCalendar = 253_402_300_800;
}

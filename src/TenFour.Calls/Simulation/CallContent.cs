using System.Text;

namespace TenFour.Calls.Simulation;

/// <summary>Draws what a call is about and writes its record.</summary>
internal sealed class CallContent
{
    private readonly byte[][] _names = [.. CallType.All.Select(type => Encoding.UTF8.GetBytes(type.Name))];
    private readonly WeightedChoice _byNight = new([.. CallType.All.Select(type => type.Weight * type.NightPercent)]);
    private readonly WeightedChoice _byDay = new([.. CallType.All.Select(type => type.Weight * (100 - type.NightPercent))]);
    private readonly Dispositions[] _dispositions;
    private readonly PlaceWriter[] _places;
    private readonly byte[][] _cities = [.. CityPlaces.Cities.Select(city => Encoding.UTF8.GetBytes(city.Name))];
    private readonly WeightedChoice _city = new([.. CityPlaces.Cities.Select(city => city.Weight)]);

    public CallContent()
    {
        var profiles = CallType.All.Select(type => type.Profile).Distinct().ToArray();
        var dispositions = profiles.ToDictionary(profile => profile, Dispositions.Of);
        var places = profiles.ToDictionary(profile => profile, profile => new PlaceWriter(profile));
        _dispositions = [.. CallType.All.Select(type => dispositions[type.Profile])];
        _places = [.. CallType.All.Select(type => places[type.Profile])];
    }

    // The sequence counts the calls of all the city's services, about 17 for 10 of the police.
    private const int SequencePerTenCalls = 17;

    private sealed record Dispositions(byte[][] Codes, WeightedChoice Choice)
    {
        public static Dispositions Of(CallProfile profile) => new(
            [.. profile.Dispositions.Select(disposition => Encoding.UTF8.GetBytes(disposition.Code))],
            new WeightedChoice([.. profile.Dispositions.Select(disposition => disposition.Weight)]));
    }

    /// <summary>Writes one record; returns its length.</summary>
    public int Write(Span<byte> target, CallId id, DateOnly day, int minuteOfDay, bool isNight, ref SplitMix64 random)
    {
        var writer = new CallWriter(target);
        var type = (isNight ? _byNight : _byDay).Next(ref random);
        WriteId(ref writer, id, ref random);
        WriteType(ref writer, type, ref random);
        WriteTime(ref writer, day, minuteOfDay);
        writer.Text("\",\"disposition\":\""u8);
        writer.Text(_dispositions[type].Codes[_dispositions[type].Choice.Next(ref random)]);
        _places[type].Write(ref writer, _cities[_city.Next(ref random)], ref random);
        return writer.Length;
    }

    private static void WriteId(ref CallWriter writer, CallId id, ref SplitMix64 random)
    {
        writer.Text("{\"crime_id\":\""u8);
        writer.Digits(id.Day.Year % 100, 2);
        writer.Digits(id.Day.DayOfYear, 3);

        // The random part is too small for two calls to meet.
        writer.Digits(1 + (((id.NumberInDay * SequencePerTenCalls) + random.Next(SequencePerTenCalls - 10)) / 10), 4);
    }

    private void WriteType(ref CallWriter writer, int type, ref SplitMix64 random)
    {
        writer.Text("\",\"original_crime_type_name\":\""u8);
        if (_names[type].Length > 0)
        {
            writer.Text(_names[type]);
        }
        else
        {
            writer.Note(ref random);
        }
    }

    private static void WriteTime(ref CallWriter writer, DateOnly day, int minuteOfDay)
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

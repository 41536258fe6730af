using System.Text;

namespace TenFour.Calls.Simulation;

/// <summary>The content of <see cref="SimulationModel.File"/>.</summary>
internal sealed class CallContent : ICallContent
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

    private sealed record Dispositions(byte[][] Codes, WeightedChoice Choice)
    {
        public static Dispositions Of(CallProfile profile) => new(
            [.. profile.Dispositions.Select(disposition => Encoding.UTF8.GetBytes(disposition.Code))],
            new WeightedChoice([.. profile.Dispositions.Select(disposition => disposition.Weight)]));
    }

    public int Write(Span<byte> target, in CallMoment moment, ref SplitMix64 random)
    {
        var writer = new CallWriter(target);
        var type = (moment.ArrivalHour is >= 22 or < 6 ? _byNight : _byDay).Next(ref random);
        CallHead.WriteId(ref writer, moment.Id, ref random);
        WriteType(ref writer, type, ref random);
        CallHead.WriteTime(ref writer, moment.Day, moment.MinuteOfDay);
        writer.Text("\",\"disposition\":\""u8);
        writer.Text(_dispositions[type].Codes[_dispositions[type].Choice.Next(ref random)]);
        _places[type].Write(ref writer, _cities[_city.Next(ref random)], ref random);
        return writer.Length;
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
            writer.Note(ref random, skipped: 0);
        }
    }
}

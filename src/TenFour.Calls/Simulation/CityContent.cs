using System.Text;
using TenFour.Calls.City;

namespace TenFour.Calls.Simulation;

/// <summary>The content of <see cref="SimulationModel.City"/>: each call drawn from the city's facts, with its whole course.</summary>
internal sealed class CityContent : ICallContent
{
    // Free notes have no facts of their own: they are like this type.
    private const string LikeNotes = "Poss";
    private const double OfAllCalls = 10_000;

    private readonly CityType[] _types;
    private readonly byte[][] _names;
    private readonly WeightedChoice[] _byPartOfDay;
    private readonly byte[][][] _dispositions;
    private readonly WeightedChoice[] _disposition;
    private readonly CityPlaceWriter[] _places;
    private readonly Dictionary<string, CourseWriter> _courses;

    public CityContent()
    {
        var model = CityModel.Instance;
        var notes = model.Types.First(type => type.Name == LikeNotes) with { Name = "", Calls = OfAllCalls - model.Types.Sum(type => type.Calls) };
        _types = [.. model.Types, notes];
        _names = [.. _types.Select(type => Encoding.UTF8.GetBytes(type.Name))];
        _byPartOfDay = [.. Enumerable.Range(0, notes.Hours.Count).Select(part => new WeightedChoice([.. _types.Select(type => WeightIn(type, part))]))];
        _dispositions = [.. _types.Select(type => type.Dispositions.Keys.Select(Encoding.UTF8.GetBytes).ToArray())];
        _disposition = [.. _types.Select(type => new WeightedChoice([.. type.Dispositions.Values]))];
        var segments = model.Areas.Select(area => new CitySegments(area)).ToArray();
        _places = [.. _types.Select(type => new CityPlaceWriter(type, model.Areas, segments))];
        _courses = model.Responses.ToDictionary(response => response.Key, response => new CourseWriter(response.Value), StringComparer.Ordinal);
    }

    public static double CallsInHour(int weekday, int hour) => CityModel.Instance.InHour((DayOfWeek)weekday, hour);

    public int Write(Span<byte> target, in CallMoment moment, ref SplitMix64 random)
    {
        var writer = new CallWriter(target);
        var number = _byPartOfDay[moment.ArrivalHour / CityType.HoursPerWeight].Next(ref random);
        var type = _types[number];
        CallHead.WriteId(ref writer, moment.Id, ref random);
        writer.Text("\",\"original_crime_type_name\":\""u8);
        if (_names[number].Length > 0)
        {
            writer.Text(_names[number]);
        }
        else
        {
            writer.Note(ref random, FreeNotes.SensitiveWords);
        }

        CallHead.WriteTime(ref writer, moment.Day, moment.MinuteOfDay);
        writer.Text("\",\"disposition\":\""u8);
        writer.Text(_dispositions[number][_disposition[number].Next(ref random)]);
        var area = _places[number].Write(ref writer, ref random);
        writer.Text(",\"priority\":\""u8);
        writer.Text([(byte)type.Priority[0]]);
        _courses[type.Priority].Write(ref writer, moment.Minute, random.Next(100) < type.OnView, ref random);
        area.Write(ref writer);
        return writer.Length;
    }

    // Thousandths of a call, so that rare types keep their proportion.
    private static int WeightIn(CityType type, int part) => (int)(type.Calls * 1000 * type.Hours[part] / type.Hours.Sum());
}

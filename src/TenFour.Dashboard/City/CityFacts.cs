using TenFour.Calls.City;
using TenFour.Calls.Feeding;

namespace TenFour.Dashboard.City;

/// <summary>What is usual by the city's own counts, for a topic that is too young to say it itself.</summary>
internal sealed class CityFacts
{
    private const double OfAllCalls = 10_000;

    private readonly CityModel _model;
    private readonly bool _isRecent;
    private readonly double _scale;
    private readonly Dictionary<string, CityType> _types;
    private readonly double[] _partTotals;

    private CityFacts(CityModel model, bool isRecent)
    {
        (_model, _isRecent) = (model, isRecent);
        _scale = isRecent ? model.RecentCallsPerDay / model.CallsPerDay : 1;
        _types = model.Types.ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
        _partTotals = [.. Enumerable.Range(0, 24 / CityType.HoursPerWeight).Select(part => model.Types.Sum(type => Share(type.Calls, type, part)))];
    }

    /// <summary>Real calls of today are compared with the newest counts, all others with those of late 2018.</summary>
    public static CityFacts For(FeedKind kind) => new(CityModel.Instance, kind == FeedKind.Live);

    public string Basis => _isRecent ? "the city's counts of late 2018, scaled to summer 2026" : "the city's counts of late 2018";

    /// <summary>The calls to expect in the hour that begins at a wall-clock time.</summary>
    public double Calls(DateTime local)
    {
        var into = local.Minute / 60.0;
        var next = local.AddHours(1);
        return _scale * ((_model.InHour(local.DayOfWeek, local.Hour) * (1 - into)) + (_model.InHour(next.DayOfWeek, next.Hour) * into));
    }

    /// <summary>Those of a type; null where nothing is known of it.</summary>
    public double? OfType(string name, DateTime local)
    {
        if (!_types.TryGetValue(name, out var type) || (_isRecent ? type.Recent : type.Calls) is not { } weight)
        {
            return null;
        }

        // The share of a type among all calls differs by the time of day.
        var part = local.Hour / CityType.HoursPerWeight;
        var share = Share(weight, type, part) / _partTotals[part] * _model.Types.Sum(known => known.Calls) / OfAllCalls;
        return Calls(local) * share;
    }

    public double OfArea(CityArea area, DateTime local) => Calls(local) * area.Calls / OfAllCalls;

    private static double Share(double weight, CityType type, int part) => weight * type.Hours[part] / type.Hours.Sum();
}

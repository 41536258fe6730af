using TenFour.Calls;
using TenFour.Calls.City;

namespace TenFour.CityModel;

/// <summary>What is known of each type that is frequent and names no person's distress.</summary>
internal sealed class TypeFacts(DataFolder data, IReadOnlyList<Call> calls, IReadOnlyDictionary<string, Address> addresses, string[] areas)
{
    private const int FewestCalls = 150;
    private const int FewestCallsByArea = 1000;
    private const int FewestDispatched = 20;
    private const double RareDisposition = 0.02;
    private const int LargestWeight = 99;
    private const double Scale = 10_000;

    private static readonly string[] AddressTypes = ["Premise Address", "Intersection", "Common Location", "Geo-Override"];

    private readonly Dictionary<string, string> _priorities = data.Priorities();
    private readonly List<DispatchedCall> _dispatched = data.DispatchedCalls();
    private readonly Dictionary<string, int> _recent = data.Recent().Calls;

    public IEnumerable<CityType> All() => calls
        .GroupBy(call => call.Type)
        .Where(type => type.Count() >= FewestCalls && !SensitiveTypes.Contains(type.Key))
        .OrderByDescending(type => type.Count())
        .Select(type => Of(type.Key, [.. type]));

    private CityType Of(string name, List<Call> all)
    {
        var priority = _priorities.GetValueOrDefault(name, "C");
        return new CityType
        {
            Name = name,
            Calls = Math.Round(all.Count * Scale / calls.Count, 1),
            Recent = _recent.TryGetValue(name, out var recent) ? Math.Round(recent * Scale / _recent.Values.Sum(), 1) : null,
            Priority = priority,
            OnView = OnView(name, priority),
            Hours = Weights([.. Enumerable.Range(0, 24 / CityType.HoursPerWeight).Select(part => all.Count(call => call.Time.Hour / CityType.HoursPerWeight == part))]),
            Dispositions = Dispositions(all),
            Kinds = Weights([.. AddressTypes.Select(kind => all.Count(call => call.AddressType == kind))]),
            Areas = all.Count < FewestCallsByArea ? null : Weights([.. areas.Select(area => all.Count(call => addresses.GetValueOrDefault(call.Address)?.Area == area))]),
        };
    }

    private static Dictionary<string, int> Dispositions(List<Call> all)
    {
        var frequent = all.GroupBy(call => call.Disposition).Where(end => end.Count() > all.Count * RareDisposition).OrderByDescending(end => end.Count()).ToList();
        var weights = Weights([.. frequent.Select(end => end.Count())]);
        return frequent.Select((end, i) => (end.Key, Weight: weights[i])).Where(end => end.Weight > 0).ToDictionary(end => end.Key, end => end.Weight);
    }

    /// <summary>Of 100 calls of the type, or of its priority where the type is rare.</summary>
    private int OnView(string name, string priority)
    {
        var same = _dispatched.Where(call => string.Equals(call.Type, name, StringComparison.OrdinalIgnoreCase)).ToList();
        same = same.Count >= FewestDispatched ? same : [.. _dispatched.Where(call => call.Priority == priority && call.Type is not ("PASSING CALL" or "TRAFFIC STOP"))];
        return (int)Math.Round(100.0 * same.Count(call => call.IsOnView) / same.Count);
    }

    private static int[] Weights(int[] counts)
    {
        var largest = Math.Max(1, counts.Max());
        return [.. counts.Select(count => (int)Math.Round((double)count * LargestWeight / largest))];
    }
}

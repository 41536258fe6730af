using System.Globalization;
using TenFour.Calls;
using TenFour.Calls.City;

namespace TenFour.CityModel;

/// <summary>
/// The neighborhoods with their busier streets. A street's weight counts the calls of all types together, without those that name a person's
/// distress, so nothing ties a type to a block.
/// </summary>
internal sealed class AreaFacts(IEnumerable<Call> calls, IReadOnlyDictionary<string, Address> addresses)
{
    private const int FewestCalls = 36;
    private const int LeastSegments = 10;
    private const int FewestCallsAnywhere = 5;
    private const int FewestCallsOfPlace = 60;
    private const string BlockWord = " Block Of ";

    private readonly List<(Call Call, Address Address)> _calls =
        [.. calls.Where(call => addresses.ContainsKey(call.Address) && !SensitiveTypes.Contains(call.Type)).Select(call => (call, addresses[call.Address]))];

    public string[] Names => [.. addresses.Values.Select(address => address.Area).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<CityArea> All() => Names.Select(name => Of(name, [.. _calls.Where(call => call.Address.Area == name)]));

    private CityArea Of(string name, List<(Call Call, Address Address)> inside)
    {
        var segments = inside.GroupBy(call => call.Call.Address).OrderByDescending(segment => segment.Count()).ToList();
        segments = [.. segments.Where((segment, i) => segment.Count() >= FewestCalls || (i < LeastSegments && segment.Count() >= FewestCallsAnywhere))];
        return new CityArea
        {
            Name = name,
            District = inside.GroupBy(call => call.Address.District).MaxBy(district => district.Count())!.Key,
            Calls = (int)Math.Round(inside.Count * 10_000.0 / _calls.Count),
            Blocks = segments.Where(segment => segment.Key.Contains(BlockWord, StringComparison.Ordinal))
                .GroupBy(segment => segment.Key[(segment.Key.IndexOf(BlockWord, StringComparison.Ordinal) + BlockWord.Length)..])
                .ToDictionary(street => street.Key, IReadOnlyList<int> (street) => [.. street.OrderBy(Number).SelectMany(block => (int[])[Number(block), .. Spot(block)])]),
            Crossings = segments.Where(segment => segment.Key.Contains('/', StringComparison.Ordinal)).ToDictionary(segment => segment.Key, Spot),
            Places = inside.Where(call => call.Call.AddressType == "Common Location").GroupBy(call => $"{call.Call.Place}|{call.Call.Address}")
                .Where(place => place.Count() >= FewestCallsOfPlace).ToDictionary(place => place.Key, Spot),
        };
    }

    private static int Number(IGrouping<string, (Call Call, Address Address)> block) =>
        int.Parse(block.Key[..block.Key.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);

    private static IReadOnlyList<int> Spot(IGrouping<string, (Call Call, Address Address)> segment)
    {
        var (east, north) = CityGrid.Cell(segment.First().Address.Point);

        // Rounded: an exact count of a block says more than is needed.
        return [east, north, Math.Max(1, (int)Math.Round(segment.Count() / 10.0))];
    }
}

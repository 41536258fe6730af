using System.Text;

namespace TenFour.Calls.Simulation;

/// <summary>Draws where a call happens and writes the rest of its record from <c>address</c> on.</summary>
internal sealed class PlaceWriter(CallProfile profile)
{
    private static readonly byte[][] Streets = [.. CityPlaces.Streets.Select(Encoding.UTF8.GetBytes)];

    // Zipf's law: the n-th busiest street has a share in proportion to 1/n, dampened so that the last ones are not forgotten.
    private static readonly WeightedChoice Street = new([.. CityPlaces.Streets.Select((_, i) => 100_000 / (i + 12))]);

    private static readonly (byte[] Name, byte[] Address)[] CommonLocations =
        [.. CityPlaces.CommonLocations.Select(place => (Encoding.UTF8.GetBytes(place.Name), Encoding.UTF8.GetBytes(place.Address)))];

    private static readonly WeightedChoice CommonLocation = new([.. CityPlaces.CommonLocations.Select((_, i) => 1000 / (i + 2))]);

    // Low numbers are common, because every street has them.
    private static readonly WeightedChoice Block = new([.. Enumerable.Range(0, 50).Select(i => 10_000 / (i + 6))]);

    private readonly WeightedChoice _kind = new([profile.Premise, profile.Intersection, profile.Common, profile.Override]);

    public void Write(ref CallWriter writer, ReadOnlySpan<byte> city, ref SplitMix64 random)
    {
        writer.Text("\",\"address\":\""u8);
        switch (_kind.Next(ref random))
        {
            case 0:
                WriteBlock(ref writer, " Block Of "u8, ref random);
                WriteRest(ref writer, city, "Premise Address"u8, default);
                break;
            case 1:
                WriteIntersection(ref writer, ref random);
                WriteRest(ref writer, city, "Intersection"u8, default);
                break;
            case 2:
                var place = CommonLocations[CommonLocation.Next(ref random)];
                writer.Text(place.Address);
                WriteRest(ref writer, city, "Common Location"u8, place.Name);
                break;
            default:
                WriteBlock(ref writer, " Blk "u8, ref random);
                WriteRest(ref writer, city, "Geo-Override"u8, default);
                break;
        }
    }

    private static void WriteBlock(ref CallWriter writer, ReadOnlySpan<byte> between, ref SplitMix64 random)
    {
        writer.Number(Block.Next(ref random) * 100);
        writer.Text(between);
        writer.Text(Streets[Street.Next(ref random)]);
    }

    private static void WriteIntersection(ref CallWriter writer, ref SplitMix64 random)
    {
        var first = Street.Next(ref random);
        var second = Street.Next(ref random);
        writer.Text(Streets[first]);
        writer.Text("/"u8);
        writer.Uncapitalized(Streets[second == first ? (second + 1) % Streets.Length : second]);
    }

    private static void WriteRest(
        ref CallWriter writer, ReadOnlySpan<byte> city, ReadOnlySpan<byte> addressType, ReadOnlySpan<byte> commonLocation)
    {
        writer.Text("\",\"city\":\""u8);
        writer.Text(city);
        writer.Text("\",\"state\":\"CA\",\"agency_id\":\"1\",\"address_type\":\""u8);
        writer.Text(addressType);
        writer.Text("\",\"common_location\":\""u8);
        writer.Text(commonLocation);
        writer.Text("\"}"u8);
    }
}

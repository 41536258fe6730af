using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>The fields read so far. A field that is read twice must have the same value.</summary>
internal sealed class ParsedFields
{
    private Dictionary<PatternField, long> values = [];

    public ZoneRules? Zone { get; private set; }

    public IEnumerable<PatternField> Fields => values.Keys;

    public bool Has(PatternField field) => values.ContainsKey(field);

    public bool TryGet(PatternField field, out long value) => values.TryGetValue(field, out value);

    public long GetOr(PatternField field, long value) => values.GetValueOrDefault(field, value);

    /// <summary>False where the field has another value already.</summary>
    public bool TrySet(PatternField field, long value)
    {
        if (values.TryGetValue(field, out var known))
        {
            return known == value;
        }

        values.Add(field, value);
        return true;
    }

    public bool TrySetZone(ZoneRules zone)
    {
        if (Zone is not null)
        {
            return Zone.Id == zone.Id;
        }

        Zone = zone;
        return true;
    }

    public void Remove(PatternField field) => values.Remove(field);

    public ParsedFields Copy() => new() { values = new(values), Zone = Zone };

    /// <summary>Becomes the other, which is not used any more.</summary>
    public void Take(ParsedFields other) => (values, Zone) = (other.values, other.Zone);
}

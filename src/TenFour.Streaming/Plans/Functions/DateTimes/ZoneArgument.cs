using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Zones by the names in a column.</summary>
internal sealed class ZoneArgument(StringColumn names)
{
    private readonly LastText<ZoneRules?> zones = new(name => ZoneNames.TryGet(name, out var zone) ? zone : null);

    /// <exception cref="RowException">There is no zone of that name.</exception>
    public ZoneRules this[int row] => zones.Get(names[row]) ?? throw new RowException(
        row,
        "INVALID_TIMEZONE",
        $"The timezone: {names.GetString(row)} is invalid. The timezone must be either a region-based zone ID or a zone offset.",
        "Name it like America/Los_Angeles or +08:00.");
}

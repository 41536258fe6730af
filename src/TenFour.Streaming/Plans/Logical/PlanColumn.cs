using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>A column that a plan node gives.</summary>
/// <param name="EventTimeDelayMillis">Set on a column (or window) of event time: the delay of its watermark. Travels with the plain column.</param>
/// <param name="IsHidden">Can be named, but <c>*</c> leaves it out (<c>_offset</c> and its like).</param>
public sealed record PlanColumn(string Name, SqlType Type, bool Nullable, long? EventTimeDelayMillis = null, bool IsHidden = false)
{
    public bool HasEventTime => EventTimeDelayMillis is not null;

    public StructField ToField() => new(Name, Type, Nullable);
}

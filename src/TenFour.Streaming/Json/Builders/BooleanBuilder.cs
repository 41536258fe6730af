using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>BOOLEAN: true and false, not their text.</summary>
internal sealed class BooleanBuilder() : FixedBuilder<bool>(SqlType.Boolean)
{
    public override bool TrySetBoolean(bool value, int row)
    {
        Set(row, value);
        return true;
    }
}

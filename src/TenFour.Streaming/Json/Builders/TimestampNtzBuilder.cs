using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>TIMESTAMP_NTZ: text in the forms of a cast, with a date and without a zone.</summary>
internal sealed class TimestampNtzBuilder() : FixedBuilder<long>(SqlType.TimestampNtz)
{
    private FixedTimestampReader fixedForm;

    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        if (!fixedForm.TryRead(text, out var wall) && !TimestampText.TryParseWall(text, allowZone: false, out wall))
        {
            return false;
        }

        Set(row, wall);
        return true;
    }
}

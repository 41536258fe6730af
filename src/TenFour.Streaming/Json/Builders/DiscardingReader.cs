using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Reads a field that nobody needs, only for the way in which its broken text breaks the record.</summary>
internal sealed class DiscardingReader(ColumnBuilder builder) : ValueReader
{
    protected override void ReadNull(int row)
    {
    }

    protected override ReadResult ReadValue(ref JsonTokens tokens, int row)
    {
        builder.Start(1);
        return builder.Read(ref tokens, 0);
    }
}

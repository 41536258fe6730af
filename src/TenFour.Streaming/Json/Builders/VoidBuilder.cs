using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>VOID: whatever it is, it is null; Spark does not even pass over what is inside.</summary>
internal sealed class VoidBuilder() : FixedBuilder<bool>(SqlType.Null)
{
    protected override ReadResult ReadValue(ref JsonTokens tokens, int row) => ReadResult.Read;
}

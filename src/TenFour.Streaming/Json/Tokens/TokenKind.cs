namespace TenFour.Streaming.Json.Tokens;

/// <summary>The tokens of a record; <see cref="None"/> before the first and after the last.</summary>
internal enum TokenKind : byte
{
    None,
    Name,
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    String,
    Integer,
    Decimal,
    True,
    False,
    Null,
}

namespace TenFour.Streaming.State.Keys;

/// <summary>One bit of a key's words.</summary>
internal readonly record struct KeyBit(int Word, ulong Mask);

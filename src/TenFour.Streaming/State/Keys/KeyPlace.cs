namespace TenFour.Streaming.State.Keys;

/// <summary>A whole word of a key, or one half of it.</summary>
internal readonly record struct KeyPlace(int Word, int Shift);

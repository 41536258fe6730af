namespace TenFour.Streaming.Json.Fast;

/// <summary>A field of a layout: the bytes from the end of the value before to the start of its own value.</summary>
/// <param name="Offset">Where its bytes are among those of the layout.</param>
/// <param name="Length">How many they are, fewer than <see cref="RecordLayout.SlotBytes"/>.</param>
/// <param name="Mask">The bytes to compare: all but the separator.</param>
/// <param name="SeparatorAt">Where the comma, or the brace before the first field, stands.</param>
/// <param name="Column">The column to fill, or -1.</param>
internal readonly record struct LayoutField(int Offset, int Length, ulong Mask, int SeparatorAt, int Column);

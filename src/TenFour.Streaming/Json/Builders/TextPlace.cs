namespace TenFour.Streaming.Json.Builders;

/// <summary>Where a text is among other bytes, of which at least <see cref="ColumnBuilder.ReadableBytes"/> can be read from its start.</summary>
internal readonly record struct TextPlace(int Start, int Length);

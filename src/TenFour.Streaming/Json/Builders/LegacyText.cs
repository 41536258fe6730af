using System.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>What Spark does to dates and times that it cannot read as they are.</summary>
internal static class LegacyText
{
    /// <summary>The text without the letters GMT, wherever they are.</summary>
    public static ReadOnlySpan<byte> WithoutGmt(ReadOnlySpan<byte> text) => text.IndexOf("GMT"u8) < 0
        ? text
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace("GMT", "", StringComparison.Ordinal));
}

using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Running;

/// <summary>Reads a size such as <c>64MB</c>: a whole number and B, KB, MB or GB, in steps of 1000; bytes without a unit.</summary>
internal static class ByteSizeText
{
    private static readonly (string Unit, long Bytes)[] Units = [("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1)];

    /// <summary>The bytes, at least 1.</summary>
    /// <param name="subject">What the size is for, to start the error with.</param>
    /// <exception cref="StreamingException">The text is no such size.</exception>
    public static long Parse(string subject, string text)
    {
        var (unit, bytes) = Units.FirstOrDefault(u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase), ("", 1));
        return long.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= 1 && count <= long.MaxValue / bytes
            ? count * bytes
            : throw StreamingException.ForUser($"{subject}: \"{text}\" is no size.", advice: "Write 64MB, 500KB, 1GB, or a number of bytes from 1.");
    }
}

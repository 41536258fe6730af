using System.Text.Json.Nodes;

namespace TenFour.Parity.Tests;

/// <summary>A row as text that is equal for equal rows: floating-point numbers to 12 digits, everything else exactly.</summary>
internal static class CanonicalRow
{
    /// <summary>What a variance of equal values comes to, and below.</summary>
    private const double SmallestNumber = 1e-20;

    public static string Of(JsonNode row) => string.Join(", ", row.AsObject().Select(p => $"{p.Key}={Value(p.Value)}"));

    private static string Value(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject o => "{" + Of(o) + "}",
        JsonArray a => "[" + string.Join(", ", a.Select(Value)) + "]",
        _ => Scalar(value.ToJsonString()),
    };

    private static string Scalar(string text) => text[0] != '"' && text.AsSpan().IndexOfAny(".eE") >= 0 && text is not ("true" or "false")
        ? Number(double.Parse(text))
        : text;

    /// <summary>The runner reads a decimal as a double, so a zero with a sign or a scale is a zero.</summary>
    private static string Number(double value) => Math.Abs(value) < SmallestNumber ? "0" : value.ToString("G12");
}

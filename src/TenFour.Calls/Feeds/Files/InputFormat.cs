namespace TenFour.Calls.Feeds.Files;

/// <summary>How records are written in an input.</summary>
public enum InputFormat
{
    /// <summary>One JSON array whose elements are the records.</summary>
    JsonArray,

    /// <summary>One record a line.</summary>
    Ndjson,

    /// <summary>A header row, then one record a row (RFC 4180).</summary>
    Csv,
}

/// <summary>Finds out the format of an input by its first bytes, with its name to decide what they leave open.</summary>
internal static class InputFormats
{
    /// <param name="head">The first bytes, with at least one that is no white space.</param>
    /// <param name="name">The name of the input.</param>
    public static InputFormat Detect(ReadOnlySpan<byte> head, string name)
    {
        var text = head.TrimStart(" \t\r\n"u8);
        return text[0] switch
        {
            (byte)'{' => InputFormat.Ndjson,
            (byte)'[' => IsLineOfArrays(text, name) ? InputFormat.Ndjson : InputFormat.JsonArray,
            _ => IsNamedNdjson(name) ? InputFormat.Ndjson : InputFormat.Csv,
        };
    }

    // A file named .ndjson whose first line is an array of its own holds records that are arrays.
    private static bool IsLineOfArrays(ReadOnlySpan<byte> text, string name)
    {
        var newline = text.IndexOf((byte)'\n');
        return newline > 0 && IsNamedNdjson(name) && text[..newline].TrimEnd(" \t\r"u8).EndsWith("]"u8);
    }

    private static bool IsNamedNdjson(string name) =>
        name.Contains(".ndjson", StringComparison.OrdinalIgnoreCase) || name.Contains(".jsonl", StringComparison.OrdinalIgnoreCase);
}

namespace TenFour.Streaming.Json.Builders;

/// <summary>What became of a value.</summary>
internal enum ReadResult : byte
{
    /// <summary>It is in the column.</summary>
    Read,

    /// <summary>It is in the column but for parts that could not be read, which are null.</summary>
    ReadInPart,

    /// <summary>It is of the wrong type, out of range or broken; the column is as before.</summary>
    Failed,
}

namespace TenFour.Streaming.Sources;

/// <summary>What a reader wants of each record beside its value and its offset.</summary>
[Flags]
public enum RecordParts
{
    None = 0,

    /// <summary>When the record was appended.</summary>
    Timestamp = 1,

    /// <summary>The record's key.</summary>
    Key = 2,

    /// <summary>The record's headers.</summary>
    Headers = 4,

    All = Timestamp | Key | Headers,
}

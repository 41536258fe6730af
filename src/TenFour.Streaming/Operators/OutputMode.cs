namespace TenFour.Streaming.Operators;

/// <summary>What of the result a batch hands to the sink, as in Spark Structured Streaming.</summary>
public enum OutputMode
{
    /// <summary>Rows that will never change again.</summary>
    Append,

    /// <summary>Rows that changed in the batch.</summary>
    Update,

    /// <summary>The whole result.</summary>
    Complete,
}

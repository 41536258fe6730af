namespace TenFour.Streaming;

/// <summary>What a query gives to its sink after a batch, as in Spark Structured Streaming.</summary>
public enum OutputMode
{
    /// <summary>Rows that will never change again.</summary>
    Append,

    /// <summary>Rows that the batch added or changed.</summary>
    Update,

    /// <summary>The whole result.</summary>
    Complete,
}

namespace TenFour.Streaming.Topics;

/// <summary>Why a partition cannot be appended to.</summary>
internal enum PartitionRefusal
{
    /// <summary>It is shorter than at the last commit.</summary>
    RecordsAreGone,

    /// <summary>Another program left a line without its newline at the end.</summary>
    UnfinishedLine,
}

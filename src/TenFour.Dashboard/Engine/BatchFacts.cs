namespace TenFour.Dashboard.Engine;

/// <summary>What the pages show of a batch, whether it has just run or was read from the history.</summary>
public sealed record BatchFacts
{
    public required long BatchId { get; init; }

    /// <summary>When the trigger started.</summary>
    public required DateTimeOffset At { get; init; }

    public required double? InputRate { get; init; }

    public required double? ProcessRate { get; init; }

    public required long InputRows { get; init; }

    /// <summary>From the start of the trigger to the commit.</summary>
    public required double LatencyMs { get; init; }

    /// <summary>Milliseconds by phase, without the whole.</summary>
    public required IReadOnlyDictionary<string, double> Phases { get; init; }

    /// <summary>The watermark that the batch ran with; null before there is one.</summary>
    public required DateTimeOffset? Watermark { get; init; }

    public required long StateRows { get; init; }

    public required long StateUpdated { get; init; }

    public required long StateBytes { get; init; }

    public required long Dropped { get; init; }

    /// <summary>Null where a cluster does not tell; so for the next and for seconds of lag.</summary>
    public required long? Late { get; init; }

    public required long? Rejected { get; init; }

    public required long LagRecords { get; init; }

    public required double? LagSeconds { get; init; }

    public required long SinkRows { get; init; }

    public required IReadOnlyList<PartitionFact> Partitions { get; init; }

    public required IReadOnlyList<StepFact> Steps { get; init; }

    /// <summary>As in Spark's tab: from the watermark to the start of the batch, in seconds.</summary>
    public double? WatermarkGap => Watermark is { } watermark ? (At - watermark).TotalSeconds : null;
}

using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries;

/// <summary>What a batch did.</summary>
/// <param name="OutputRows">Rows handed to the sinks.</param>
/// <param name="Records">Per input, what became of its records.</param>
/// <param name="Bytes">Per input, the bytes of its records.</param>
/// <param name="EventTimes">The event times that the last WATERMARK clause saw (Spark reports one), or null where none saw a row.</param>
/// <param name="State">The operators with state, from the streams to the sink.</param>
internal sealed record BatchOutcome(
    BatchIntent Intent,
    long NextWatermarkMillis,
    long OutputRows,
    IReadOnlyList<RecordCounts> Records,
    IReadOnlyList<long> Bytes,
    EventTimeStats? EventTimes,
    IReadOnlyList<StateMetrics> State,
    IReadOnlyDictionary<Phase, TimeSpan> Durations);

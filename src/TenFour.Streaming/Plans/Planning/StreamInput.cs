using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Metering;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>One read of a stream: the columns to decode, the stages that every worker runs, and the operator that takes the rows.</summary>
/// <param name="Used">Per column of the scan, whether anybody reads it.</param>
/// <param name="IsRepeat">Another input gives the same rows, and its records count for both.</param>
/// <param name="Meter">What reading and decoding does in a batch.</param>
internal sealed record StreamInput(
    StreamScan Scan, IReadOnlyList<bool> Used, IReadOnlyList<MeteredStage> Stages, Operator Entry, bool IsRepeat, NodeMeter Meter);

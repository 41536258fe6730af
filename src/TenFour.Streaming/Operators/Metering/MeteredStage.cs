namespace TenFour.Streaming.Operators.Metering;

/// <summary>A stage that workers run, with what it does in a batch.</summary>
internal sealed record MeteredStage(Stage Stage, NodeMeter Meter);

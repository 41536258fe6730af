namespace TenFour.Streaming.Operators;

/// <summary>What an operator with several inputs is to know of a batch.</summary>
internal static class MergedContext
{
    /// <summary>
    /// The earliest watermarks of the inputs; one without a watermark does not count. Behind a join an input's watermark is earlier than the
    /// query's.
    /// </summary>
    public static BatchContext Of(IReadOnlyList<(BatchContext Context, bool HasWatermark)> inputs)
    {
        var counted = inputs.Where(i => i.HasWatermark).Select(i => i.Context).DefaultIfEmpty(inputs[0].Context).ToList();
        return inputs[0].Context with
        {
            LateWatermarkMicros = counted.Min(c => c.LateWatermarkMicros),
            EvictionWatermarkMicros = counted.Min(c => c.EvictionWatermarkMicros),
        };
    }
}

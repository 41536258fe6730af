using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// One row fails under ANSI rules (overflow, bad cast, division by zero). Raised by kernels with the row of the column batch; the batch loop
/// turns the row into source, partition and offset.
/// </summary>
public sealed class RowException(int row, string condition, string message, string? advice = null)
    : StreamingException(Fault.Data, message, condition, advice)
{
    public int Row { get; } = row;

    /// <summary>The same error as that of another row: where an element of an array or a dictionary entry failed in the row's place.</summary>
    public RowException At(int row) => new(row, Condition!, Message, Advice);
}

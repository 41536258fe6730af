using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// A step of the serial part of a plan, from the first operator with state to the sink. In every batch: <see cref="Begin"/>, any number of
/// <see cref="Push"/>, then <see cref="Finish"/>, always from one thread at a time and in the order of the records.
/// </summary>
public abstract class Operator(Schema output)
{
    private Operator? next;

    public Schema Output { get; } = output;

    /// <summary>Where the rows go; set once when the plan is put together.</summary>
    public Operator Next
    {
        get => next ?? throw new InvalidOperationException("the plan has no sink");
        set => next = value;
    }

    public virtual void Begin(BatchContext context) => Next.Begin(context);

    /// <summary>Takes rows; the batch is valid until the call returns.</summary>
    public abstract void Push(ColumnBatch batch);

    /// <summary>The whole result of a complete-mode batch, instead of pushed rows.</summary>
    public virtual void Complete(IResultTable table) => Next.Complete(table);

    /// <summary>All input of the batch has been pushed: hands on what this batch emits.</summary>
    public virtual void Finish() => Next.Finish();
}

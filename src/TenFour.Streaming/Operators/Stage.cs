using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// A step without state: column batch in, column batch out. Immutable and shared by all workers, which run stages side by side before the
/// first operator with state; whatever a stage keeps for speed lives in the <see cref="EvaluationContext"/>.
/// </summary>
public abstract class Stage(Schema output)
{
    public Schema Output { get; } = output;

    /// <summary>
    /// The rows that go on. Dropped records are counted in the batch's <see cref="ColumnBatch.Origin"/>; a stage that gives other than at most
    /// one row a record leaves the origin out.
    /// </summary>
    public abstract ColumnBatch Apply(ColumnBatch batch, EvaluationContext context);
}

using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Benchmarks.State;

/// <summary>Counts rows and keeps the last result.</summary>
internal sealed class DiscardingSink(Schema schema) : Operator(schema)
{
    public long Rows { get; private set; }

    public IResultTable? Table { get; private set; }

    public override void Begin(BatchContext context)
    {
        // Nothing is kept from batch to batch.
    }

    public override void Push(ColumnBatch batch) => Rows += batch.Rows.Count;

    public override void Complete(IResultTable table) => Table = table;

    public override void Finish()
    {
        // Nothing is kept back.
    }
}

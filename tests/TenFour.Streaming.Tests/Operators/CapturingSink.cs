using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>Keeps the rows of the batch that runs, as text.</summary>
internal sealed class CapturingSink(Schema schema) : Operator(schema)
{
    public List<string> Rows { get; } = [];

    public IResultTable? Table { get; private set; }

    public override void Begin(BatchContext context)
    {
        Rows.Clear();
        Table = null;
    }

    public override void Push(ColumnBatch batch) => Rows.AddRange(RowText.Of(batch));

    public override void Complete(IResultTable table)
    {
        Table = table;
        using var cursor = table.Open();
        while (cursor.Read() is { } batch)
        {
            Rows.AddRange(RowText.Of(batch));
        }
    }

    public override void Finish()
    {
    }
}

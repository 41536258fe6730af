using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>A result with a stage over it, applied as it is read.</summary>
public sealed class StagedTable(IResultTable input, Stage stage, EvaluationContext context) : IRankedTable
{
    public Schema Schema => stage.Output;

    public long CountRows()
    {
        if (stage is ProjectStage)
        {
            return input.CountRows();
        }

        using var cursor = Open();
        var count = 0L;
        while (cursor.Read() is { } batch)
        {
            count += batch.Rows.Count;
        }

        return count;
    }

    /// <remarks>A filter needs more of its input than it gives, so a limit passes only a projection.</remarks>
    public IResultCursor Open(long? limit = null) => Apply(input.Open(stage is ProjectStage ? limit : null));

    public IResultTable Unordered => new StagedTable(input.Unordered, stage, context);

    public PinnedTable Pin()
    {
        var later = NewContext();
        return input.Pin().Over(kept => new StagedTable(kept, stage, later));
    }

    /// <remarks>A column that the projection passes on ranks rows as it does below.</remarks>
    IResultCursor? IRankedTable.OpenFirst(ColumnRank rank, long limit) =>
        stage is ProjectStage project && project.Expressions[rank.Column] is ColumnReference column && input is IRankedTable ranked
        && ranked.OpenFirst(rank with { Column = column.Index }, limit) is { } first
            ? Apply(first)
            : null;

    private Cursor Apply(IResultCursor cursor) => new(cursor, stage, NewContext());

    /// <summary>A context for one reader, whose time stays that of this batch.</summary>
    private EvaluationContext NewContext() => new(context.TimeZone) { BatchTimeMicros = context.BatchTimeMicros };

    private sealed class Cursor(IResultCursor input, Stage stage, EvaluationContext context) : IResultCursor
    {
        public long HeldBytes => input.HeldBytes;

        public ColumnBatch? Read()
        {
            context.Reset();
            while (input.Read() is { } batch)
            {
                context.Reset();
                var rows = stage.Apply(batch, context);
                if (rows.Rows.Count > 0)
                {
                    return rows;
                }
            }

            return null;
        }

        public void Dispose() => input.Dispose();
    }
}

using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>Up to some thousands of rows, column by column. <see cref="Rows"/> says which rows count; operators narrow it instead of copying.</summary>
/// <param name="Origin">Set while each row still is one record of a source.</param>
public sealed record ColumnBatch(Schema Schema, Column[] Columns, Rows Rows, RecordOrigin? Origin = null)
{
    /// <summary>The usual number of rows of a column batch.</summary>
    public const int TypicalRows = 8192;
}

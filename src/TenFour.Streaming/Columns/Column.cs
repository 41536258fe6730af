using System.Runtime.CompilerServices;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>
/// The values of one column of a column batch. Length may exceed the batch's row count. A column handed to an operator or a sink is valid
/// until that call returns: its arrays go back to a pool. Whoever keeps rows copies them (<see cref="ColumnCopy"/>).
/// </summary>
/// <remarks>
/// Physical form by type: BOOLEAN FixedColumn&lt;bool&gt;, TINYINT sbyte, SMALLINT short, INT int, BIGINT long, FLOAT float, DOUBLE double,
/// DECIMAL Int128 (unscaled), DATE int (days), TIMESTAMP and TIMESTAMP_NTZ long (microseconds), day-time interval long (microseconds),
/// year-month interval int (months), INTERVAL <see cref="CalendarIntervalValue"/>, STRING and BINARY <see cref="StringColumn"/>,
/// STRUCT <see cref="StructColumn"/>, ARRAY <see cref="ArrayColumn"/>, MAP <see cref="MapColumn"/>, VOID FixedColumn&lt;bool&gt; with every row null.
/// </remarks>
public abstract class Column(SqlType type, Bitmap? nulls)
{
    public SqlType Type { get; } = type;

    /// <summary>Set bits are null rows; null where no row is null.</summary>
    public Bitmap? Nulls { get; } = nulls;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row) => Nulls is not null && Nulls[row];

    /// <summary>The same values under another null mask or type of the same physical form.</summary>
    public abstract Column With(SqlType type, Bitmap? nulls);
}

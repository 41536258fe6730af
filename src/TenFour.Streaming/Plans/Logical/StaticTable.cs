using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>A table that does not change while the query runs (<c>radio_code</c>, <c>--table name=FILE</c>).</summary>
public sealed record StaticTable(string Name, ColumnBatch Rows)
{
    public Schema Schema => Rows.Schema;
}

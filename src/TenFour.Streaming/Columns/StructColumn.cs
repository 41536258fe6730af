using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>A struct, field by field. A field's own mask says nothing about rows in which the struct is null.</summary>
public sealed class StructColumn(StructType type, Column[] fields, Bitmap? nulls = null) : Column(type, nulls)
{
    public Column[] Fields { get; } = fields;

    public override Column With(SqlType type, Bitmap? nulls) => new StructColumn((StructType)type, Fields, nulls);
}

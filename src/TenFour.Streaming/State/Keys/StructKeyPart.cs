using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>A struct: the parts of its fields. Where it is null, its fields are null too.</summary>
internal sealed class StructKeyPart(StructType type, KeyPart[] fields) : KeyPart(type)
{
    public override IEnumerable<CodeKeyPart> Codes => fields.SelectMany(f => f.Codes);

    public IReadOnlyList<KeyPart> Fields => fields;

    public override void Encode(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        EncodeNulls(column, rows, outerNulls, words, width);
        var nulls = Bitmap.Union(column.Nulls, outerNulls, rows.End);
        var values = (StructColumn)column;
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Encode(values.Fields[i], rows, nulls, words, width);
        }
    }

    public override Column Emit(KeyTable table, ReadOnlySpan<int> slots, Arena arena)
    {
        var columns = new Column[fields.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = fields[i].Emit(table, slots, arena);
        }

        return new StructColumn((StructType)Type, columns, EmitNulls(table, slots, arena));
    }
}

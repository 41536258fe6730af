using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>STRUCT: an object, field by field.</summary>
internal sealed class StructBuilder : ColumnBuilder
{
    private readonly StructType type;
    private readonly ColumnBuilder[] fields;
    private readonly ObjectReader reader;

    public StructBuilder(StructType type, ColumnBuilder[] fields)
        : base(type)
    {
        this.type = type;
        this.fields = fields;
        reader = new ObjectReader(new FieldNames(type.Fields), fields);
    }

    public override void Start(int capacity)
    {
        base.Start(capacity);
        Array.ForEach(fields, f => f.Start(capacity));
    }

    public override void EnsureRow(int row)
    {
        base.EnsureRow(row);
        Array.ForEach(fields, f => f.EnsureRow(row));
    }

    public override Column Take(int rows) => new StructColumn(type, Array.ConvertAll(fields, f => f.Take(rows)), NullsOf(rows));

    protected override ReadResult ReadObject(ref JsonTokens tokens, int row)
    {
        foreach (var field in fields)
        {
            field.SetNull(row);
        }

        var result = reader.Read(ref tokens, row);
        if (result != ReadResult.Failed)
        {
            SetNotNull(row);
        }

        return result;
    }
}

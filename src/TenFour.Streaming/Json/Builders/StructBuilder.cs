using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>STRUCT: an object, field by field.</summary>
internal sealed class StructBuilder : ColumnBuilder
{
    private readonly StructType type;
    private readonly JsonDecoderOptions options;
    private readonly ColumnBuilder[] fields;
    private readonly ObjectReader reader;
    private ColumnBuilder? rehearsal;

    public StructBuilder(StructType type, ColumnBuilder[] fields, JsonDecoderOptions options)
        : base(type)
    {
        this.type = type;
        this.options = options;
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
        if (!IsNull(row) && !Rehearse(ref tokens))
        {
            return ReadResult.Failed;
        }

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

    // Of two fields of one name the last counts, but not if its text is broken, and then nothing of the first may be overwritten. False when
    // it is broken; then the tokens are behind it.
    private bool Rehearse(ref JsonTokens tokens)
    {
        rehearsal ??= ColumnBuilders.For(type, options);
        rehearsal.Start(1);
        var ahead = tokens;
        var scope = tokens.Scope;
        if (rehearsal.Read(ref ahead, 0) == ReadResult.Failed)
        {
            tokens = ahead;
            return false;
        }

        tokens.Scope = scope;
        return true;
    }
}

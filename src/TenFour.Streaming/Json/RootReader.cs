using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json;

/// <summary>Reads a record of any shape to one row of the columns, exactly as Spark does, however long it takes.</summary>
internal sealed class RootReader
{
    private readonly Schema schema;
    private readonly ColumnBuilder[] columns;
    private readonly JsonDecoderOptions options;
    private readonly TokenScratch scratch = new();
    private readonly ObjectReader first;
    private readonly Schema? declared;
    private ObjectReader? declaredReader;

    public RootReader(Schema schema, ColumnBuilder[] columns, JsonDecoderOptions options)
    {
        this.schema = schema;
        this.columns = columns;
        this.options = options;
        Names = new FieldNames(schema.Fields);

        // Of a query that needs one field only, Spark's optimizer declares no other.
        declared = schema.Count == 1 ? null : options.Declared;
        NeedsEveryToken = (declared ?? schema).Fields.Any(f => DisturbsOthers(f.Type));
        first = NeedsEveryToken && declared is not null ? ReaderOfDeclared(declared) : new ObjectReader(Names, columns);
    }

    public FieldNames Names { get; }

    /// <summary>Whether even a record without broken text depends on how its parser goes through all that is declared.</summary>
    public bool NeedsEveryToken { get; }

    /// <summary>Reads a record to a row that is all null.</summary>
    /// <param name="nulledFields">How many of its fields are null alone.</param>
    /// <returns>Null, or why the record is malformed; then the row is all null.</returns>
    public string? Read(ReadOnlySpan<byte> record, int row, out int nulledFields)
    {
        var tokens = new JsonTokens(record, scratch);
        var failure = Read(first, ref tokens, record, row, out nulledFields);
        if (failure is not null && declared is not null && !NeedsEveryToken)
        {
            // Broken text in a field that is declared, but not needed, may lose that field only.
            Clear(row);
            tokens = new JsonTokens(record, scratch);
            failure = Read(declaredReader ??= ReaderOfDeclared(declared), ref tokens, record, row, out nulledFields);
        }

        if (failure is not null)
        {
            Clear(row);
            nulledFields = 0;
        }

        return failure;
    }

    private static string? Read(ObjectReader fields, ref JsonTokens tokens, ReadOnlySpan<byte> record, int row, out int nulledFields)
    {
        nulledFields = 0;
        if (!tokens.Next())
        {
            return tokens.Fault.Describe(record);
        }

        return tokens.Current switch
        {
            TokenKind.StartObject => fields.Read(ref tokens, row, out nulledFields) == ReadResult.Failed ? tokens.Fault.Describe(record) : null,
            TokenKind.None => "no JSON object: the record is blank",
            TokenKind.StartArray => "no JSON object but an array",
            TokenKind.Null => "no JSON object but null",
            TokenKind.String => "no JSON object but a string",
            TokenKind.True or TokenKind.False => "no JSON object but a boolean",
            _ => "no JSON object but a number",
        };
    }

    private void Clear(int row)
    {
        foreach (var column in columns)
        {
            column.SetNull(row);
        }
    }

    // Broken Base64 can make Spark's parser read past the end of the string, and it does not pass over what is inside a VOID field.
    private static bool DisturbsOthers(SqlType type) => type switch
    {
        BinaryType or NullType => true,
        ArrayType t => DisturbsOthers(t.Element),
        MapType t => DisturbsOthers(t.Value),
        StructType t => t.Fields.Any(f => DisturbsOthers(f.Type)),
        _ => false,
    };

    private ObjectReader ReaderOfDeclared(Schema all)
    {
        var readers = new ValueReader[all.Count];
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i] = IndexOf(all[i].Name) is var index and >= 0
                ? columns[index]
                : new DiscardingReader(ColumnBuilders.For(all[i].Type, options));
        }

        return new ObjectReader(new FieldNames(all.Fields), readers);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < schema.Count; i++)
        {
            if (schema[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}

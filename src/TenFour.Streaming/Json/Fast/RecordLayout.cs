namespace TenFour.Streaming.Json.Fast;

/// <summary>
/// How the records of a feed are written: which bytes stand between the values. Most records of a feed differ in their values only, so that
/// comparing these bytes takes the place of parsing names.
/// </summary>
internal sealed class RecordLayout
{
    /// <summary>The room of one field's bytes, so that they can be read in one step of any width.</summary>
    public const int SlotBytes = 64;

    /// <summary>Records of more fields are read slowly; nothing may take time that grows with the square of a record.</summary>
    public const int MaxFields = 256;

    private readonly byte[] bytes;
    private readonly byte[] tail;

    /// <param name="bytes">The fields' bytes, one slot each.</param>
    /// <param name="tail">The bytes from the end of the last value to the newline, with it.</param>
    public RecordLayout(byte[] bytes, LayoutField[] fields, byte[] tail)
        : this(bytes, fields, tail, [])
    {
    }

    private RecordLayout(byte[] bytes, LayoutField[] fields, byte[] tail, RecordShape[] shapes)
    {
        this.bytes = bytes;
        this.tail = tail;
        Fields = fields;
        Shapes = shapes;
        ReachBytes = shapes.Select(s => s.ReachBytes).DefaultIfEmpty(0).Max();
    }

    public LayoutField[] Fields { get; }

    /// <summary>The most frequent combinations of fields, once enough records have been seen.</summary>
    public RecordShape[] Shapes { get; }

    /// <summary>No shape of a record with short values reads further.</summary>
    public int ReachBytes { get; }

    public ReadOnlySpan<byte> Bytes => bytes;

    public ReadOnlySpan<byte> Tail => tail;

    public ReadOnlySpan<byte> BytesOf(in LayoutField field) => bytes.AsSpan(field.Offset, field.Length);

    public RecordLayout With(RecordShape[] shapes) => new(bytes, Fields, tail, shapes);
}

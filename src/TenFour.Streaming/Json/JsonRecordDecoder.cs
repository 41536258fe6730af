using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Fast;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json;

/// <summary>
/// Reads records to columns with the meaning of Spark's <c>from_json</c> in permissive mode: one row a record, always; a malformed record
/// gives a row of nulls. For one thread; dictionaries live as long as the decoder.
/// </summary>
public sealed class JsonRecordDecoder
{
    private readonly ColumnBuilder[] columns;
    private readonly RootReader reader;
    private readonly FastPath? fast;
    private readonly RejectedRows rejected;
    private long nulledFields;
    private bool isStarted;

    /// <param name="schema">The columns to fill: the fields of the records that are needed.</param>
    public JsonRecordDecoder(Schema schema, JsonDecoderOptions options)
    {
        Schema = schema;
        Options = options;
        columns = ColumnBuilders.ForFields(schema.Fields, options);
        reader = new RootReader(schema, columns, options);
        fast = reader.NeedsEveryToken ? null : new FastPath(reader.Names, columns, options.Simd);
        rejected = new RejectedRows(options.CapacityRows);
    }

    public Schema Schema { get; }

    public JsonDecoderOptions Options { get; }

    /// <summary>The rows since the last <see cref="Take"/>.</summary>
    public int RowCount { get; private set; }

    public bool IsFull => RowCount == Options.CapacityRows;

    /// <summary>
    /// Decodes whole lines, each of which ends with a newline, until <paramref name="lines"/> or the batch is at its end. A line without its
    /// newline is left.
    /// </summary>
    /// <returns>The number of bytes decoded.</returns>
    public int AppendLines(ReadOnlySpan<byte> lines)
    {
        Start();
        var at = 0;
        while (!IsFull && at < lines.Length)
        {
            var length = ReadFast(lines[at..]);
            if (length == 0)
            {
                length = lines[at..].IndexOf((byte)'\n') + 1;
                if (length == 0)
                {
                    break;
                }

                Decode(lines.Slice(at, length - 1));
            }

            at += length;
        }

        return at;
    }

    /// <summary>Decodes one record that stands alone, without a newline.</summary>
    public void AppendRecord(ReadOnlySpan<byte> record)
    {
        Start();
        Decode(record);
    }

    /// <summary>Appends a row of nulls for a record that is missing or was too long to be read.</summary>
    public void AppendRejected(string reason)
    {
        Start();
        rejected.Add(RowCount++, reason, []);
    }

    /// <summary>The rows so far; the decoder starts again with none. They stay valid while it reads the next rows (<see cref="DecodedRows"/>).</summary>
    public DecodedRows Take()
    {
        Start();
        var (rows, records) = rejected.Take();
        var taken = new DecodedRows(Array.ConvertAll(columns, c => c.Take(RowCount)), RowCount, rows, records, nulledFields);
        (RowCount, nulledFields, isStarted) = (0, 0, false);
        return taken;
    }

    // Not in Take, since the columns before those that it hands out are valid until the next Append.
    private void Start()
    {
        if (isStarted)
        {
            return;
        }

        Array.ForEach(columns, c => c.Start(Options.CapacityRows));
        isStarted = true;
    }

    private int ReadFast(ReadOnlySpan<byte> lines)
    {
        if (fast is null)
        {
            return 0;
        }

        // Whether a string is too long, only slow reading looks.
        var maxBytes = Math.Min(Options.MaxRecordBytes, JsonTokens.MaxStringLength) + 1;
        var length = fast.Read(lines, maxBytes, RowCount, Options.CapacityRows - RowCount, out var rows, out var nulled);
        nulledFields += nulled;
        RowCount += rows;
        return length;
    }

    private void Decode(ReadOnlySpan<byte> record)
    {
        if (record.Length > Options.MaxRecordBytes)
        {
            rejected.Add(RowCount++, $"a record of {record.Length} bytes, of at most {Options.MaxRecordBytes}", []);
            return;
        }

        var failure = reader.Read(record, RowCount, out var nulled);
        if (failure is not null)
        {
            rejected.Add(RowCount, failure, record);
        }
        else
        {
            fast?.Learn(record);
        }

        nulledFields += nulled;
        RowCount++;
    }
}

using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json;

/// <summary>
/// Reads records to columns with the meaning of Spark's <c>from_json</c> in permissive mode: one row a record, always; a malformed record
/// gives a row of nulls. For one thread; dictionaries live as long as the decoder.
/// </summary>
public sealed class JsonRecordDecoder
{
    public JsonRecordDecoder(Schema schema, JsonDecoderOptions options)
    {
        Schema = schema;
        Options = options;
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
    public int AppendLines(ReadOnlySpan<byte> lines) => throw new NotSupportedException();

    /// <summary>Decodes one record that stands alone, without a newline.</summary>
    public void AppendRecord(ReadOnlySpan<byte> record) => throw new NotSupportedException();

    /// <summary>Appends a row of nulls for a record that is missing or was too long to be read.</summary>
    public void AppendRejected(string reason) => throw new NotSupportedException();

    /// <summary>The rows so far; the decoder starts again with none.</summary>
    public DecodedRows Take() => throw new NotSupportedException();
}

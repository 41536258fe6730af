namespace TenFour.Calls.Feeds.Files;

/// <summary>Cuts the bytes of an input into records.</summary>
internal abstract class RecordFormat
{
    /// <summary>Takes the next record from the buffer; the span is valid until the next call on either.</summary>
    /// <returns>False, with the buffer as it was, where no whole record is in the buffer.</returns>
    public abstract bool TryRead(InputBuffer buffer, out ReadOnlySpan<byte> record);

    /// <summary>At the end of the input: refuses what is left over.</summary>
    public virtual void CheckEnd(InputBuffer buffer)
    {
    }

    /// <summary>Makes ready to go on at a position behind a record, after the first record has been read.</summary>
    public virtual void Resume()
    {
    }

    public static RecordFormat Create(InputFormat format, string input) => format switch
    {
        InputFormat.JsonArray => new JsonArrayFormat(input),
        InputFormat.Ndjson => new NdjsonFormat(),
        _ => new CsvFormat(input),
    };
}

using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Decides when a string column is worth a dictionary.</summary>
internal sealed class DictionaryPolicy
{
    /// <summary>A dictionary of more entries or bytes is replaced before the next batch, so that it cannot grow for ever.</summary>
    private const int MaxEntries = 64 * 1024;
    private const int MaxBytes = 8 << 20;

    // The first rows of a feed are all new to an empty dictionary and say nothing.
    private const int RowsToJudge = 1024;

    private const int PlainBatches = 256;

    private int plainBatchesLeft;

    public static bool IsFull(StringDictionary dictionary) =>
        dictionary.Count > MaxEntries || dictionary.Pool.ByteCount > MaxBytes;

    /// <summary>Whether the batch that starts is plain. Now and then a plain column is tried with a dictionary again.</summary>
    public bool IsPlain() => plainBatchesLeft > 0;

    /// <summary>Whether so many of the rows of a batch have brought a new value that a dictionary only costs.</summary>
    public static bool IsTooVaried(int newEntries, int rows) => newEntries > Math.Max(rows, RowsToJudge) / 2;

    public void EndBatch(bool wasPlain) =>
        plainBatchesLeft = plainBatchesLeft > 0 ? plainBatchesLeft - 1 : wasPlain ? PlainBatches : 0;
}

using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Json;

/// <summary>What a decoder made of some records, one row a record. Valid while the decoder reads its next rows: until the first Append after they are taken.</summary>
/// <param name="Columns">In the order of the decoder's schema.</param>
/// <param name="RowCount">The number of rows.</param>
/// <param name="Rejected">The rows that stand for malformed records, or null where there is none.</param>
/// <param name="RejectedRecords">The same with reasons, in row order.</param>
/// <param name="NulledFields">How many fields are null alone, because their value is of the wrong type or out of range.</param>
public sealed record DecodedRows(
    Column[] Columns,
    int RowCount,
    Bitmap? Rejected,
    IReadOnlyList<RejectedRecord> RejectedRecords,
    long NulledFields);

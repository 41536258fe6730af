using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json;

/// <summary>How records are decoded.</summary>
/// <param name="TimeZone">The session time zone, in which timestamps without an offset are read.</param>
public sealed record JsonDecoderOptions(TimeZoneInfo TimeZone)
{
    /// <summary>The most rows of one column batch.</summary>
    public int CapacityRows { get; init; } = ColumnBatch.TypicalRows;

    /// <summary>A longer record is rejected unread.</summary>
    public int MaxRecordBytes { get; init; } = 64 << 20;

    /// <summary>
    /// All declared fields of a record, of which the decoder's schema holds those that are needed; null when all are. Spark reads what is
    /// declared, so a broken token in a declared field may lose this field only, where in any other field it loses the row. A decoder of one field
    /// ignores this, since Spark then declares that field only.
    /// </summary>
    public Schema? Declared { get; init; }

    /// <summary>Tells which day it is, for a timestamp that is a time alone.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The vector width; all widths give the same rows.</summary>
    public SimdChoice Simd { get; init; } = SimdChoice.Default;
}

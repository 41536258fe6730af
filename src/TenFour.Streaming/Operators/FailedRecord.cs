using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators;

/// <summary>Says which record an ANSI error comes from.</summary>
internal static class FailedRecord
{
    public static StreamingException Locate(RowException error, RecordOrigin origin) => new(
        Fault.Data,
        $"{error.Message} In record {origin.OffsetOf(error.Row)} of partition {origin.Partition} of {origin.Source}.",
        error.Condition,
        error.Advice ?? StreamingException.DataAdvice,
        error);
}

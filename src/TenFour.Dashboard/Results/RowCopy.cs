using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>Copies rows out of column batches, value by value as .NET has them.</summary>
internal static class RowCopy
{
    /// <summary>The rows as the cursor gives them, read as far as they are asked for.</summary>
    public static IEnumerable<object?[]> Read(Schema schema, TimeZoneInfo timeZone, IResultCursor cursor, long most)
    {
        var reader = new RowReader(schema, timeZone, cursor);
        for (var row = 0L; row < most && reader.Read(); row++)
        {
            // A row can be large: an array of millions of values, each an object here.
            WorkBudget.Check();
            yield return Values(reader, schema.Count);
        }
    }

    private static object?[] Values(RowReader reader, int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = reader.GetValue(i);
        }

        return values;
    }
}

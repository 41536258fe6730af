using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>Copies rows out of column batches, value by value as .NET has them.</summary>
internal static class RowCopy
{
    public static List<object?[]> Read(Schema schema, TimeZoneInfo timeZone, IResultCursor cursor, int most)
    {
        var reader = new RowReader(schema, timeZone, cursor);
        var names = schema.Fields.Select(f => f.Name).ToArray();
        var rows = new List<object?[]>();
        while (rows.Count < most && reader.Read())
        {
            rows.Add(Array.ConvertAll(names, reader.GetValue));
        }

        return rows;
    }
}

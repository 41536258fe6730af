using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Calls;

/// <summary>The radio codes as the static table that statistics read.</summary>
public static class RadioCodeTable
{
    public static StaticTable Create() => new(RadioCodes.TableName, new ColumnBatch(
        RadioCodes.Schema,
        [Strings(RadioCodes.Rows.Select(c => c.DispositionCode)), Strings(RadioCodes.Rows.Select(c => c.Description))],
        Rows.All(RadioCodes.Rows.Count)));

    private static StringColumn Strings(IEnumerable<string> values)
    {
        var pool = new StringPool();
        foreach (var value in values)
        {
            pool.Add(Encoding.UTF8.GetBytes(value));
        }

        return new StringColumn(SqlType.String, pool, null);
    }
}

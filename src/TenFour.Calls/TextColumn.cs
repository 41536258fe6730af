using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Calls;

/// <summary>A column of texts for a static table.</summary>
internal static class TextColumn
{
    public static StringColumn Of(IEnumerable<string> values)
    {
        var pool = new StringPool();
        foreach (var value in values)
        {
            pool.Add(Encoding.UTF8.GetBytes(value));
        }

        return new StringColumn(SqlType.String, pool, null);
    }
}

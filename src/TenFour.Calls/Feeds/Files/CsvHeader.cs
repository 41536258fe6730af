using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TenFour.Calls.Feeds.Files;

/// <summary>Makes field names of the cells of a header row.</summary>
internal static class CsvHeader
{
    /// <summary>The field that a column stands for: a call field for its display name, otherwise the cell as it is.</summary>
    /// <param name="cell">The cell of the header.</param>
    /// <param name="index">The index of the column; a column without a name is called <c>_c0</c>, <c>_c1</c>, ... as Spark does.</param>
    public static string FieldName(string cell, int index)
    {
        if (cell.Length == 0)
        {
            return $"_c{index}";
        }

        var known = CallSchema.Schema.IndexOf(cell.Trim().Replace(' ', '_'));
        return known < 0 ? cell : CallSchema.Schema[known].Name;
    }

    /// <summary>The bytes that precede the value: <c>{"name":"</c> or <c>,"name":"</c>.</summary>
    public static byte[] Prefix(string name, bool isFirst)
    {
        var escaped = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return Encoding.UTF8.GetBytes($"{(isFirst ? '{' : ',')}\"{escaped.Value}\":\"");
    }
}

using System.Globalization;
using System.Text;
using TenFour.Dashboard.Results;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Api;

/// <summary>Rows as CSV (RFC 4180), numbers plain.</summary>
internal static class CsvText
{
    private static readonly char[] Special = ['"', ',', '\n', '\r'];

    public static string Of(Schema schema, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder();
        Append(text, schema.Fields.Select(f => f.Name));
        foreach (var row in rows)
        {
            Append(text, row.Select(Plain));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(c => c.AsSpan().IndexOfAny(Special) < 0 ? c : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");

    private static string Plain(object? value) => value switch
    {
        null => "",
        long or double or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        _ => CellText.Of(value),
    };
}

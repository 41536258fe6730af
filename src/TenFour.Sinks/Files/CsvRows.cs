using System.Text;
using TenFour.Sinks.Flat;
using TenFour.Streaming.Types;

namespace TenFour.Sinks.Files;

/// <summary>Writes rows as CSV (RFC 4180): a header, UTF-8, a struct as a column for each field, nothing for null.</summary>
public static class CsvRows
{
    private const int ChunkCharacters = 32 * 1024;

    /// <param name="output">Takes the file piece by piece; stays open.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">The rows, as <see cref="Streaming.Sinks.RowReader"/> gives values; read as they are written.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static async Task WriteAsync(Stream output, Schema schema, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var columns = FlatColumn.Of(schema);
        var text = new StringBuilder();
        Append(text, columns.Select(c => c.Name));
        foreach (var row in rows)
        {
            Append(text, columns.Select(c => PlainText.Of(c.In(row))));
            if (text.Length >= ChunkCharacters)
            {
                await FlushAsync(output, text, cancellation).ConfigureAwait(false);
            }
        }

        await FlushAsync(output, text, cancellation).ConfigureAwait(false);
    }

    private static void Append(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>Quotes tell an empty text from null, as in Spark's CSV.</summary>
    private static string Cell(string? text) => text is null ? ""
        : text.Length > 0 && text.AsSpan().IndexOfAny("\",\n\r") < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task FlushAsync(Stream output, StringBuilder text, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation).ConfigureAwait(false);
        text.Clear();
    }
}

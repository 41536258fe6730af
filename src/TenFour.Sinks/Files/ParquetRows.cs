using Parquet;
using Parquet.Schema;
using TenFour.Sinks.Flat;
using TenFour.Streaming.Types;

namespace TenFour.Sinks.Files;

/// <summary>
/// Writes rows as a Parquet file that keeps their types: instants as timestamps in UTC, dates, decimals; a struct as a column for each field;
/// arrays, maps and intervals as text. One row group at a time is in memory.
/// </summary>
public static class ParquetRows
{
    private const int RowsPerGroup = 50_000;
    private const long BytesPerGroup = 16 << 20;

    /// <param name="output">Takes the file row group by row group, and need not seek; stays open.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">The rows, as <see cref="Streaming.Sinks.RowReader"/> gives values; read as they are written.</param>
    /// <param name="cancellation">Ends the writing; what has been written is no whole file.</param>
    public static async Task WriteAsync(Stream output, Schema schema, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var columns = FlatColumn.Of(schema).Select(ParquetColumn.Of).ToArray();
        var file = new ParquetSchema(columns.Select(c => (Field)c.Field).ToArray());
        using var pending = new PendingBytes();
        var writer = await ParquetWriter.CreateAsync(file, pending, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, false, cancellation).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var (count, bytes) = (0, 0L);
            foreach (var row in rows)
            {
                bytes += columns.Sum(c => (long)c.Add(row));
                if (++count == RowsPerGroup || bytes >= BytesPerGroup)
                {
                    await WriteGroupAsync(writer, columns, cancellation).ConfigureAwait(false);
                    await pending.DrainAsync(output, cancellation).ConfigureAwait(false);
                    (count, bytes) = (0, 0);
                }
            }

            if (count > 0)
            {
                await WriteGroupAsync(writer, columns, cancellation).ConfigureAwait(false);
            }
        }

        await pending.DrainAsync(output, cancellation).ConfigureAwait(false);
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, ParquetColumn[] columns, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            await column.WriteAsync(group, cancellation).ConfigureAwait(false);
        }

        group.CompleteValidate();
    }
}

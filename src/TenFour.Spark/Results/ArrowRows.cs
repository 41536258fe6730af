using Apache.Arrow.Ipc;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Results;

/// <summary>Reads the rows of one response: an Arrow stream of its own, with schema and end mark.</summary>
internal static class ArrowRows
{
    /// <param name="data">The bytes of the stream.</param>
    /// <param name="schema">The columns as the engine has them; null: as Arrow tells them.</param>
    public static IEnumerable<ColumnBatch> Read(ReadOnlyMemory<byte> data, Schema? schema = null)
    {
        using var reader = new ArrowStreamReader(data);
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                var types = schema ?? ReceivedTypes.SchemaOf(batch.Schema);
                yield return new ColumnBatch(
                    types, [.. batch.Arrays.Select((array, i) => ReceivedColumns.Of(array, types[i].Type))], Rows.All(batch.Length));
            }
        }
    }
}

using TenFour.Spark.Plans;
using TenFour.Spark.Protocol;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Running;

/// <summary>
/// Makes records of rows, as the embedded engine's Kafka sink does: the row as a JSON object, or, where the columns are those of Spark's sink and
/// nothing else, what they say; pure.
/// </summary>
internal static class KafkaRows
{
    private const string Value = "value";

    private static readonly string[] Columns = [Value, "key", "topic", "partition", "headers"];

    public static Relation Of(Relation rows, Schema schema) =>
        schema.IndexOf(Value) >= 0 && schema.Fields.All(f => Columns.Contains(f.Name, StringComparer.OrdinalIgnoreCase))
            ? rows
            : Relations.Project(rows, [Relations.Named("to_json(struct(*))", Value)]);
}

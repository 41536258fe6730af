using TenFour.Spark.Protocol;
using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Plans;

/// <summary>
/// Reads topics of Kafka and decodes the fields that somebody reads. A malformed record is a row of nulls, as <c>from_json</c> gives it, and so
/// it is in the embedded engine.
/// </summary>
internal static class KafkaScan
{
    private const string Format = "kafka";
    private const string Record = "_record";

    /// <summary>Spark's column of what a hidden column holds.</summary>
    private static readonly Dictionary<string, string> Hidden = new(StringComparer.Ordinal)
    {
        [HiddenColumns.Topic] = "topic",
        [HiddenColumns.Partition] = "partition",
        [HiddenColumns.Offset] = "offset",
        [HiddenColumns.Timestamp] = "timestamp",
        [HiddenColumns.Key] = "key",
        [HiddenColumns.Headers] = "headers",
    };

    /// <summary>The hidden columns of a stream.</summary>
    public static IEnumerable<string> HiddenNames => Hidden.Keys;

    public static WrittenPlan Write(StreamScan scan, bool[] used, IReadOnlyDictionary<string, SparkStream> streams, ColumnNames names)
    {
        var columns = scan.Columns.Index().Where(c => used[c.Index]).ToList();
        var fields = columns.Where(c => !c.Item.IsHidden).ToList();
        var hidden = columns.Where(c => c.Item.IsHidden).ToList();
        var written = new string?[scan.Columns.Count];
        foreach (var (index, column) in columns)
        {
            written[index] = names.Take(column.Name);
        }

        var meta = hidden.Select(c => Relations.Named(ExpressionText.Quote(Hidden[c.Item.Name]), written[c.Index]!));
        var record = fields.Count == 0 ? [] : new[] { Relations.Named(Decode(fields.Select(f => f.Item)), Record) };
        var decoded = Relations.Project(Read(scan, streams, hidden.Exists(c => c.Item.Name == HiddenColumns.Headers)), meta.Concat(record));
        if (fields.Count == 0)
        {
            return new WrittenPlan(decoded, written);
        }

        var pick = hidden.Select(c => Relations.Column(written[c.Index]!))
            .Concat(fields.Select(f => Relations.Named($"{ExpressionText.Quote(Record)}.{ExpressionText.Quote(f.Item.Name)}", written[f.Index]!)));
        return new WrittenPlan(Relations.Project(decoded, pick), written);
    }

    private static Relation Read(StreamScan scan, IReadOnlyDictionary<string, SparkStream> streams, bool withHeaders)
    {
        var source = new Read.Types.DataSource { Format = Format };
        foreach (var (name, value) in streams[scan.Source].Options.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            source.Options[name] = value;
        }

        if (withHeaders)
        {
            source.Options["includeHeaders"] = "true";
        }

        return new Relation { Read = new Read { IsStreaming = true, DataSource = source } };
    }

    private static string Decode(IEnumerable<PlanColumn> fields)
    {
        var ddl = string.Join(", ", fields.Select(f => $"{ExpressionText.Quote(f.Name)} {DdlText.Of(f.Type)}"));
        return $"from_json(CAST(`value` AS STRING), {Streaming.Plans.Expressions.SqlText.Quote(ddl)}, map('mode', 'PERMISSIVE'))";
    }
}

using Apache.Arrow;
using Apache.Arrow.Ipc;
using Google.Protobuf;
using TenFour.Spark.Protocol;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;
using Schema = Apache.Arrow.Schema;

namespace TenFour.Spark.Plans;

/// <summary>Sends a static table along with the plan, as an Arrow IPC stream.</summary>
internal static class LocalTable
{
    /// <summary>More than this is no small table: every task of the cluster would get it in the plan.</summary>
    private const int MaxBytes = 64 << 20;

    /// <exception cref="StatisticException">The table is too large, or holds what Arrow cannot carry to Spark.</exception>
    public static WrittenPlan Write(StaticTable table, TextSpan span, ColumnNames names)
    {
        if (table.Schema.Count == 0)
        {
            return OneRow(table.Rows.Rows.Count);
        }

        if (table.Schema.Fields.FirstOrDefault(f => !ArrowColumns.Takes(f.Type)) is { } odd)
        {
            throw new StatisticException(
                $"The column {odd.Name} of the table {table.Name} has the type {odd.Type}, which cannot be sent to a cluster.",
                span,
                advice: "Leave the column out of the table's file, or keep its values as text.");
        }

        List<string> written = [.. table.Schema.Fields.Select(f => names.Take(f.Name))];
        var data = Encode(table);
        if (data.Length > MaxBytes)
        {
            throw new StatisticException(
                $"The table {table.Name} has {data.Length >> 20} MB. A table is sent with the plan and may have {MaxBytes >> 20} MB.",
                span,
                advice: "Send the rows that are needed, or make the table a topic.");
        }

        var schema = string.Join(", ", table.Schema.Fields.Zip(written, (f, n) => $"{ExpressionText.Quote(n)} {DdlText.Of(f.Type)}"));
        return new WrittenPlan(new Relation { LocalRelation = new LocalRelation { Data = data, Schema = schema } }, written);
    }

    /// <summary>SELECT without FROM: rows without columns, which a relation cannot have.</summary>
    private static WrittenPlan OneRow(int count)
    {
        var schema = new Schema([new Apache.Arrow.Field("row", Apache.Arrow.Types.Int32Type.Default, nullable: false)], null);
        var rows = new Int32Array.Builder().AppendRange(Enumerable.Range(0, count)).Build();
        return new WrittenPlan(new Relation { LocalRelation = new LocalRelation { Data = Encode(schema, [rows], count), Schema = "row INT" } }, []);
    }

    private static ByteString Encode(StaticTable table)
    {
        var rows = table.Rows.Rows;
        var arrays = table.Schema.Fields.Select((f, i) => ArrowColumns.Of(table.Rows.Columns[i], rows)).ToList();
        var fields = table.Schema.Fields.Select((f, i) => new Apache.Arrow.Field(f.Name, arrays[i].Data.DataType, nullable: true));
        return Encode(new Schema(fields, null), arrays, rows.Count);
    }

    private static ByteString Encode(Schema schema, IReadOnlyList<IArrowArray> arrays, int count)
    {
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, schema, leaveOpen: true))
        using (var batch = new RecordBatch(schema, arrays, count))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return ByteString.CopyFrom(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}

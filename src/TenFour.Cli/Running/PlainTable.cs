namespace TenFour.Cli.Running;

/// <summary>A batch as a block of plain text, for files and pipes: no colour, no lines.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    public static void Write(TextWriter writer, ShownBatch batch, DateTimeOffset now)
    {
        var watermark = batch.Batch.WatermarkMicros is { } micros
            ? $", watermark {DateTimeOffset.UnixEpoch.AddMicroseconds(micros).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"
            : "";
        writer.WriteLine($"{batch.Title}: batch {batch.Batch.BatchId}, {batch.CountText}{watermark}, {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        if (batch.Rows.Count > 0)
        {
            WriteRows(writer, [[.. batch.ColumnNames], .. batch.Rows], IsNumeric(batch));
        }

        writer.WriteLine();
    }

    private static bool[] IsNumeric(ShownBatch batch) => [.. batch.Query.Schema.Fields.Select(f => f.Type.IsNumeric)];

    private static void WriteRows(TextWriter writer, IReadOnlyList<string[]> rows, bool[] isNumeric)
    {
        var widths = Enumerable.Range(0, isNumeric.Length).Select(i => rows.Max(r => DisplayWidth.Of(r[i]))).ToArray();
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(Gap, row.Select((text, i) => Pad(text, widths[i], isNumeric[i]))).TrimEnd());
        }
    }

    private static string Pad(string text, int width, bool right)
    {
        var space = new string(' ', width - DisplayWidth.Of(text));
        return right ? space + text : text + space;
    }
}

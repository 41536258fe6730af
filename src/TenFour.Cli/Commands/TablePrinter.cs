using System.Globalization;
using System.Text;
using TenFour.Cli.Shell;
using TenFour.Streaming.Sources;

namespace TenFour.Cli.Commands;

/// <summary>
/// Shows records in columns, as they come. On a terminal a record is cut to the width of the line; elsewhere it is whole.
/// </summary>
internal sealed class TablePrinter : RecordPrinter
{
    private const int PartitionWidth = 9;
    private const int OffsetWidth = 12;
    private const int TimestampWidth = 29;
    private const int SmallestValueWidth = 20;

    private readonly int valueWidth;

    public TablePrinter(Output output)
        : base(output)
    {
        var others = Row("", "", "", "").Length;
        valueWidth = output.ResultTraits.IsTerminal ? Math.Max(SmallestValueWidth, output.ResultTraits.Width - others - 1) : int.MaxValue;
        output.Results.WriteLine(Row("partition", "offset", "timestamp", "value"));
    }

    public override void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        var timestamp = SessionZone.Format(timestampMicros);
        for (var record = firstRecord; !completeLines.IsEmpty; record++)
        {
            var length = completeLines.IndexOf((byte)'\n');
            Write(partition, record, timestamp, completeLines[..length]);
            completeLines = completeLines[(length + 1)..];
        }
    }

    public override void Records(int partition, RecordBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            Write(partition, block.OffsetOf(i), SessionZone.Format(block.TimestampOf(i)), block.ValueOf(i));
        }
    }

    private void Write(int partition, long record, string timestamp, ReadOnlySpan<byte> bytes)
    {
        // A row is a line, also of a record that is several.
        var value = Encoding.UTF8.GetString(bytes).TrimEnd('\r').Replace('\n', ' ');
        Output.Results.WriteLine(Row(
            partition.ToString(CultureInfo.InvariantCulture),
            record.ToString(CultureInfo.InvariantCulture),
            timestamp,
            value.Length > valueWidth ? value[..(valueWidth - 1)] + "…" : value));
    }

    private static string Row(string partition, string offset, string timestamp, string value) =>
        $"{partition.PadLeft(PartitionWidth)}  {offset.PadLeft(OffsetWidth)}  {timestamp.PadRight(TimestampWidth)}  {value}";
}

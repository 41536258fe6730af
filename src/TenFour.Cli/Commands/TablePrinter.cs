using System.Globalization;
using System.Text;
using TenFour.Cli.Shell;

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
            var value = Encoding.UTF8.GetString(completeLines[..length]).TrimEnd('\r');
            Output.Results.WriteLine(Row(
                partition.ToString(CultureInfo.InvariantCulture),
                record.ToString(CultureInfo.InvariantCulture),
                timestamp,
                value.Length > valueWidth ? value[..(valueWidth - 1)] + "…" : value));
            completeLines = completeLines[(length + 1)..];
        }
    }

    private static string Row(string partition, string offset, string timestamp, string value) =>
        $"{partition.PadLeft(PartitionWidth)}  {offset.PadLeft(OffsetWidth)}  {timestamp.PadRight(TimestampWidth)}  {value}";
}

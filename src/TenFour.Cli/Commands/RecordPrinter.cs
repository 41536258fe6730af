using System.Globalization;
using TenFour.Cli.Shell;
using TenFour.Streaming.Sources;

namespace TenFour.Cli.Commands;

/// <summary>Shows records on stdout, one a line.</summary>
internal abstract class RecordPrinter(Output output) : IRecordConsumer
{
    protected Output Output { get; } = output;

    public static RecordPrinter Create(ConsumeFormat format, Output output) => format switch
    {
        ConsumeFormat.Value => new ValuePrinter(output),
        ConsumeFormat.Json => new JsonPrinter(output),
        _ => new TablePrinter(output),
    };

    /// <summary>What a format shows beside value and offset.</summary>
    public static RecordParts PartsOf(ConsumeFormat format) => format switch
    {
        ConsumeFormat.Value => RecordParts.None,
        ConsumeFormat.Json => RecordParts.All,
        _ => RecordParts.Timestamp,
    };

    public abstract void Records(int partition, RecordBlock block);

    public abstract void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines);

    public void OversizedRecord(int partition, long record, long length) => Output.Messages.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"partition {partition}, offset {record}: a record of {length} bytes is too long to be shown"));
}

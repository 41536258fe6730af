using TenFour.Cli.Shell;
using TenFour.Streaming.Sources;

namespace TenFour.Cli.Commands;

/// <summary>Passes the records' bytes through.</summary>
internal sealed class ValuePrinter(Output output) : RecordPrinter(output)
{
    private readonly Stream bytes = output.ResultBytes();

    public override void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines) =>
        bytes.Write(completeLines);

    public override void Records(int partition, RecordBlock block) => bytes.Write(block.Lines);
}

using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>Shows the first malformed records on stderr, for a query that keeps them nowhere.</summary>
internal sealed class RejectionMessages(TextWriter messages) : IKeptRecordSink
{
    private const int ShownRecords = 5;

    private int _shown;

    public ValueTask WriteAsync(long batchId, IReadOnlyList<KeptRecord> rejections, CancellationToken cancellationToken)
    {
        foreach (var rejection in rejections.Take(ShownRecords - _shown))
        {
            _shown++;
            messages.WriteLine(
                $"rejected: record {rejection.Offset} of partition {rejection.Partition} of {rejection.Source}: {rejection.Reason}"
                + (_shown == ShownRecords ? "; further ones are only counted. --rejected DIR keeps them all" : ""));
        }

        return ValueTask.CompletedTask;
    }
}

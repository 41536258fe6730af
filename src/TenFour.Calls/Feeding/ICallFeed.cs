namespace TenFour.Calls.Feeding;

/// <summary>A feed of calls that writes into its topics until it is stopped. It is run once.</summary>
public interface ICallFeed
{
    FeedKind Kind { get; }

    FeedTopics Topics { get; }

    /// <summary>How it stands now; may be asked by any thread, before, during and after the run.</summary>
    FeedStatus Status { get; }

    /// <summary>
    /// Completes when the feed has given its first records, or has learnt that there are none yet: its topics are there and can be read.
    /// </summary>
    Task Ready { get; }

    /// <summary>
    /// Opens the topics and writes until the feed ends (a file does) or is cancelled. Stopped or killed at any moment and run again, it
    /// goes on where it was; no record is missing or there twice.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled; everything that was written is durable.</exception>
    /// <exception cref="Streaming.Errors.StreamingException">A topic cannot be written, or the input cannot be read further.</exception>
    Task RunAsync(CancellationToken cancellation);
}

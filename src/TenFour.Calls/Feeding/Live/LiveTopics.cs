using System.Globalization;
using System.Text;
using TenFour.Calls.Producing;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeding.Live;

/// <summary>The two topics, brought to the same step as the feed's memory.</summary>
internal sealed class LiveTopics : IDisposable
{
    private const string Producer = "live gnap-fj3t";

    private readonly ITopicWriter _calls;
    private readonly ITopicWriter _updates;
    private long _callStep;
    private long _updateStep;

    private LiveTopics(ITopicWriter calls, ITopicWriter updates)
    {
        _calls = calls;
        _updates = updates;
        _callStep = StepOf(calls);
        _updateStep = StepOf(updates);
    }

    public static async Task<LiveTopics> OpenAsync(FeedTopics topics, TopicOpener open, CancellationToken cancellation)
    {
        var updatesTopic = topics.CallUpdates ?? throw new ArgumentException("The live feed writes two topics.", nameof(topics));
        var calls = await open(topics.Calls, Producer, cancellation);
        try
        {
            return new LiveTopics(calls, await open(updatesTopic, Producer, cancellation));
        }
        catch
        {
            calls.Dispose();
            throw;
        }
    }

    /// <summary>Appends what the topics lack of the memory's last step. Changes first: a closed call is never without its change.</summary>
    /// <exception cref="StreamingException">Memory and topics do not belong together.</exception>
    public void BringTo(LiveState state)
    {
        if (!IsNear(_callStep, state.Step) || !IsNear(_updateStep, state.Step))
        {
            throw StreamingException.ForEnvironment(
                $"The live feed's memory is at step {state.Step}, its topics at {_callStep} and {_updateStep}: they do not belong together.",
                "Put back what is missing, or remove the memory and both topics, and all begins anew.");
        }

        _updateStep = Append(_updates, _updateStep, state.Step, state.Updates);
        _callStep = Append(_calls, _callStep, state.Step, state.Calls);
    }

    public void Dispose()
    {
        _calls.Dispose();
        _updates.Dispose();
    }

    private static bool IsNear(long topicStep, long step) => topicStep == step || topicStep == step - 1;

    private static long Append(ITopicWriter writer, long done, long step, IReadOnlyList<string> records)
    {
        if (done == step)
        {
            return done;
        }

        // By call, so that the changes of one stay in their order.
        var partitioner = new Partitioner(writer.PartitionCount, CallSchema.IdField);
        foreach (var record in records.Select(Encoding.UTF8.GetBytes))
        {
            partitioner.TryFindKey(record, out var key);
            if (writer.KeepsKeys)
            {
                writer.Append(partitioner.OfKey(key), key, record);
            }
            else
            {
                writer.Append(partitioner.OfKey(key), record);
            }
        }

        writer.Commit(step.ToString(CultureInfo.InvariantCulture));
        return step;
    }

    private static long StepOf(ITopicWriter writer) =>
        writer.Progress.Position is { } position ? long.Parse(position, CultureInfo.InvariantCulture) : 0;
}

using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>What happens when records that had been seen are gone.</summary>
internal static class DataLoss
{
    public static StreamingException Error(string what) => StreamingException.ForEnvironment(
        what, "Bring the file back, start with a new checkpoint, or go on at the new end with --set failOnDataLoss=false.");

    /// <summary>Throws under <c>failOnDataLoss</c>, and warns otherwise.</summary>
    public static void Report(string what, FileTopicSourceOptions options)
    {
        if (options.FailOnDataLoss)
        {
            throw Error(what);
        }

        options.Warn?.Invoke(what + " Going on at its new end.");
    }
}

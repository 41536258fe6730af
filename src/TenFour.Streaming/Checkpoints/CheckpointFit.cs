using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Checkpoints;

/// <summary>Whether a statistic may go on from a checkpoint: filters, projections and display may change, sources and state may not.</summary>
internal static class CheckpointFit
{
    /// <exception cref="StreamingException">Going on would give wrong numbers.</exception>
    public static void Check(CheckpointMetadata checkpoint, CheckpointMetadata query, string folder)
    {
        if (checkpoint.Format != CheckpointMetadata.CurrentFormat)
        {
            throw Refused(
                folder, $"has format {checkpoint.Format}, and this version reads format {CheckpointMetadata.CurrentFormat}");
        }

        if (!checkpoint.Sources.SequenceEqual(query.Sources))
        {
            throw Refused(folder, $"belongs to a query that reads {List(checkpoint.Sources)}; this one reads {List(query.Sources)}");
        }

        if (!Fits(checkpoint.State, query))
        {
            var index = checkpoint.State.Zip(query.State).Index().TakeWhile(p => Fits(p.Item.First, query, p.Index)).Count();
            throw Refused(
                folder,
                $"belongs to \"{checkpoint.Title}\", whose state {Describe(checkpoint.State, index)} where this statistic {Describe(query.State, index)}");
        }
    }

    private static bool Fits(IReadOnlyList<string> state, CheckpointMetadata query) =>
        state.Count == query.State.Count && state.Index().All(s => Fits(s.Item, query, s.Index));

    private static bool Fits(string state, CheckpointMetadata query, int index) =>
        state == query.State[index] || (query.OlderState.Count > index && query.OlderState[index].Contains(state));

    private static string Describe(IReadOnlyList<string> state, int index) => index < state.Count ? $"keeps {state[index]}" : "keeps nothing";

    private static string List(IReadOnlyList<string> sources) => sources.Count == 0 ? "nothing" : string.Join(", ", sources);

    private static StreamingException Refused(string folder, string why) => StreamingException.ForUser(
        $"The checkpoint {folder} {why}.", advice: "Use another folder as --checkpoint; the query then starts from the beginning.");
}

using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Functions.Documents;

namespace TenFour.Streaming.Sinks;

/// <summary>
/// Writes one file a batch, <c>batch-00000012.ndjson</c>, by rename, and only when the batch has rows. In complete mode the newest file is the
/// result. A batch that comes again replaces its file, so no row is missing and none is there twice.
/// </summary>
public sealed class NdjsonSink(NdjsonSinkOptions options) : ISink
{
    private readonly NdjsonLayout _layout = new(options.Folder);
    private SinkContext? _context;

    public string Description => $"NdjsonSink[{options.Folder}]";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        Directory.CreateDirectory(options.Folder);
        if (new RollManifest(options.Folder).Exists)
        {
            throw StreamingException.ForUser(
                $"{options.Folder} has files that several batches share, from a run with roll=.", advice: "Give roll= as before, or use an empty folder.");
        }

        var batches = _layout.Batches();
        if (context.IsNewCheckpoint && batches.Count > 0)
        {
            throw StreamingException.ForUser(
                $"{options.Folder} has the rows of an earlier query ({batches.Count} files), and the checkpoint is new: rows would be there twice.",
                advice: "Give that query's --checkpoint, or use an empty folder.");
        }

        _layout.RemoveUnfinished();

        // A batch that was written but not committed runs again: its file must not outlive a run that has no rows.
        foreach (var batch in batches.Where(b => b > context.LastCommittedBatchId))
        {
            File.Delete(_layout.BatchPath(batch));
        }

        if (context.Mode == OutputMode.Complete && !options.KeepsAll && batches.Contains(context.LastCommittedBatchId))
        {
            _layout.RemoveBefore(context.LastCommittedBatchId);
        }

        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new NdjsonSinkBatch(
        _layout,
        batch.BatchId,
        new RowJsonWriter(_context!.Schema, _context.TimeZone),
        removesOlder: _context.Mode == OutputMode.Complete && !options.KeepsAll);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

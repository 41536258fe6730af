using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Functions.Documents;

namespace TenFour.Streaming.Sinks;

/// <summary>
/// Appends batches to large files, <c>rows-00000000.ndjson</c> and so on, in append and update mode. A manifest says which bytes of which
/// file are a batch's; what is beyond it is cut off at the start and when a batch comes again, so no row is missing and none is there twice.
/// </summary>
public sealed class RollingNdjsonSink(RollingNdjsonSinkOptions options) : ISink
{
    private readonly RollFolder _folder = new(options.Folder);
    private readonly RollManifest _manifest = new(options.Folder);
    private SinkContext? _context;

    public string Description => $"RollingNdjsonSink[{options.Folder}]";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        if (context.Mode == OutputMode.Complete)
        {
            throw StreamingException.ForUser(
                "An ndjson: folder with roll= cannot take complete mode: each batch would append the whole result again.",
                advice: "Use --mode update or append, or leave roll= out: then the newest file is the result.");
        }

        _context = context;
        Directory.CreateDirectory(options.Folder);
        RefuseOtherRows(context);
        CutAfter(context.LastCommittedBatchId);
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch)
    {
        if (_manifest.Last?.BatchId >= batch.BatchId)
        {
            CutAfter(batch.BatchId - 1);
        }

        return new RollingNdjsonSinkBatch(
            _folder, _manifest, options.RollBytes, batch.BatchId, new RowJsonWriter(_context!.Schema, _context.TimeZone));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void RefuseOtherRows(SinkContext context)
    {
        if (new NdjsonLayout(options.Folder).Batches().Count > 0)
        {
            throw StreamingException.ForUser(
                $"{options.Folder} has one file a batch, from a run without roll=.", advice: "Leave roll= out as before, or use an empty folder.");
        }

        if (!_manifest.Exists && _folder.Files().Count > 0)
        {
            throw StreamingException.ForUser(
                $"{options.Folder} has rows but no {RollManifest.FileName}: which batches they belong to is unknown.",
                advice: $"Put {RollManifest.FileName} back, or use an empty folder and a new --checkpoint.");
        }

        if (context.IsNewCheckpoint && _manifest.Newest() is { } newest)
        {
            throw StreamingException.ForUser(
                $"{options.Folder} has the rows of an earlier query (up to batch {newest.BatchId}), and the checkpoint is new: rows would be there twice.",
                advice: "Give that query's --checkpoint, or use an empty folder.");
        }
    }

    // The manifest first: stopped in between, the rows that are too many are still beyond it.
    private void CutAfter(long batchId)
    {
        _manifest.CutAfter(batchId);
        _folder.CutAfter(_manifest.End);
    }
}

using TenFour.Spark.Protocol;

namespace TenFour.Spark.Queries;

/// <summary>The command that starts a query; pure.</summary>
internal static class StartCommand
{
    public static WriteStreamOperationStart Of(Relation relation, QueryStartOptions options)
    {
        var start = new WriteStreamOperationStart
        {
            Input = relation,
            Format = options.Target.Format,
            OutputMode = options.Mode.ToString().ToLowerInvariant(),
            QueryName = options.Name,
        };
        start.Options.Add(options.Target.Options.ToDictionary());
        if (options.Target.Path is { } path)
        {
            start.Path = path;
        }

        if (options.Checkpoint is { } checkpoint)
        {
            start.Options["checkpointLocation"] = checkpoint;
        }

        return WithTrigger(start, options.Trigger);
    }

    /// <summary>Of the triggers without a length only the choice counts on the wire; none at all means as soon as there is data.</summary>
    private static WriteStreamOperationStart WithTrigger(WriteStreamOperationStart start, string? trigger)
    {
        switch (trigger)
        {
            case null:
                break;
            case "available-now":
                start.AvailableNow = true;
                break;
            case "once":
                start.Once = true;
                break;
            default:
                start.ProcessingTimeInterval = trigger;
                break;
        }

        return start;
    }
}

using TenFour.Streaming.Queries.Progress;

namespace TenFour.Streaming.Queries;

/// <summary>Runs a query in this process. Owns its sources, sinks and checkpoint.</summary>
internal sealed class LocalRun(QuerySetup setup) : IQueryRun
{
    private readonly IdleWaits _idle = new();

    // Who keeps an ended query for its reports must not keep its state with it.
    private QuerySetup? _setup = setup;

    public Guid Id { get; } = setup.Checkpoint.QueryId;

    public Guid RunId { get; } = Guid.NewGuid();

    public IReadOnlyList<PlanStep> Plan { get; } = PlanSteps.Of(setup.Plan);

    public async Task RunAsync(Action<StreamingQueryProgress> report, CancellationToken stop, CancellationToken stopNow)
    {
        var setup = _setup!;
        var builder = new ProgressBuilder(Id, RunId, setup.Options.Name, setup.Plan, setup.Sources, setup.Sinks, setup.Time);
        var loop = new QueryLoop(setup, _idle, batch => Note(builder.Build(batch), batch, report));
        await loop.RunAsync(stop, stopNow).ConfigureAwait(false);
    }

    public Task WaitUntilIdleAsync(CancellationToken cancellation) => _idle.WaitAsync().WaitAsync(cancellation);

    /// <summary>Closes everything whatever happens. The first failure counts; those after it come of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _setup, null) is not { } setup)
        {
            return;
        }

        var failures = new List<Exception>();
        foreach (var closing in setup.Sinks.Cast<IAsyncDisposable>().Concat(setup.KeptRecordSinks).Concat(setup.Sources).Append(setup.Checkpoint))
        {
            try
            {
                await closing.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[0]);
        }
    }

    private static void Note(StreamingQueryProgress progress, BatchReport batch, Action<StreamingQueryProgress> report)
    {
        QueryTelemetry.Tell(progress, batch.Durations);
        report(progress);
    }
}

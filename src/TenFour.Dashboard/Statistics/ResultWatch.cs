using TenFour.Dashboard.Charts;
using TenFour.Dashboard.Results;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Statistics;

/// <summary>
/// What one reader sees of a statistic: a page of rows and the chart, of the newest version or of one that is held while batches go on.
/// </summary>
/// <param name="expected">What the statistic gives, as far as that was known when the reader came.</param>
internal sealed class ResultWatch(RunningStatistic statistic, StreamingFrame? expected, HeavyReading reading, TimeProvider time) : IDisposable
{
    /// <summary>A version that somebody holds costs memory with each batch that goes on.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan LargeChartInterval = TimeSpan.FromSeconds(1);

    private ResultVersion? _held;
    private long _heldSince;
    private long? _chartDrawn;
    private ResultQuestion? _shown;

    public IReadOnlyList<StructField> Columns { get; private set; } = [];

    public ResultShape? Shape { get; private set; }

    public IReadOnlyList<object?[]> Rows { get; private set; } = [];

    public ChartData? Chart { get; private set; }

    /// <summary>Rows of the whole result.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them are there to be looked at, the newest.</summary>
    public long Kept { get; private set; }

    /// <summary>Rows that the filter leaves of those that are kept.</summary>
    public long Matching { get; private set; }

    /// <summary>The version that is shown, or null before the first.</summary>
    public long? Batch { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The version that stays while batches go on.</summary>
    public long? HeldBatch => _held?.BatchId;

    /// <summary>Why there are no rows.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page that is shown: the one that was asked for, or the last one there is.</summary>
    public int Page { get; private set; } = 1;

    public int Pages => (int)Math.Clamp((Matching + ResultQuestion.PageRows - 1) / ResultQuestion.PageRows, 1, ResultQuestion.LastPage);

    /// <summary>Takes in what is new, for a question that may be new too.</summary>
    public async Task ReadAsync(ResultQuestion question, CancellationToken cancellation)
    {
        if (_held is { } held && (time.GetElapsedTime(_heldSince) > LongestHold || (_shown?.Batch != question.Batch && held.BatchId != question.Batch)))
        {
            Release();
        }

        if (_held is not null && _shown == question)
        {
            return;
        }

        if (Take(question) is not { } version)
        {
            Forget();

            // What there will be, so that nothing on the page moves when it comes.
            Shape ??= Frame is { } frame ? ShapeOf(frame.Schema) : null;
            return;
        }

        try
        {
            await ShowAsync(version, question, cancellation).ConfigureAwait(false);
        }
        finally
        {
            version.Release();
        }
    }

    /// <summary>Holds the version that is shown, or the newest where that is gone already, before anybody asks for it by its number.</summary>
    /// <returns>Which version it is; null before the first.</returns>
    public long? Hold()
    {
        if (_held is null && statistic.Result.Take(Batch) is { } version)
        {
            Hold(version, wanted: true);
            version.Release();
        }

        return HeldBatch;
    }

    /// <summary>Lets go of the version that is held, so that the next reading takes the newest.</summary>
    public void Release()
    {
        _held?.Release();
        (_held, _shown) = (null, null);
    }

    public void Dispose() => Release();

    private ResultVersion? Take(ResultQuestion question) =>
        _held is { } held && held.TryUse() ? held : statistic.Result.Take(question.Batch);

    private async Task ShowAsync(ResultVersion version, ResultQuestion question, CancellationToken cancellation)
    {
        var view = question.View(version.Schema.Fields);
        var isLarge = version.Kept > ResultLimits.HeadRows && (!view.IsPlain || question.Page * ResultQuestion.PageRows > ResultLimits.HeadRows);
        try
        {
            var slice = isLarge ? await reading.FindAsync(version, view, cancellation).ConfigureAwait(false)
                : view.IsPlain ? new ResultSlice(version.Head(), version.Kept)
                : version.Find(view, cancellation);
            Hold(version, isLarge || question.Batch is not null);
            Show(version, slice, question.Page);
            await DrawAsync(version, question, cancellation).ConfigureAwait(false);
            (_shown, Problem) = (question, null);
        }
        catch (StreamingException error)
        {
            (Rows, Matching, Problem) = ([], 0, RefusalText.Of(error, null));
            if (statistic.Entry.IsOwn)
            {
                // Every batch would make the reader wait as long for nothing.
                await statistic.GiveUpAsync(error).ConfigureAwait(false);
            }
        }
    }

    private void Show(ResultVersion version, ResultSlice slice, int page)
    {
        if (!ReferenceEquals(Columns, version.Schema.Fields))
        {
            Columns = version.Schema.Fields;
            Shape = ShapeOf(version.Schema);
        }

        (Batch, At, Count, Kept, Matching) = (version.BatchId, version.At, version.Count, version.Kept, slice.Matching);
        Page = Math.Min(page, Pages);
        Rows = [.. slice.Rows.Skip((Page - 1) * ResultQuestion.PageRows).Take(ResultQuestion.PageRows)];
    }

    private StreamingFrame? Frame => statistic.Frame ?? expected;

    private ResultShape ShapeOf(Schema schema) => new(schema, Frame is { } frame ? ResultKey.Of(frame.Plan) : null);

    private async Task DrawAsync(ResultVersion version, ResultQuestion question, CancellationToken cancellation)
    {
        var (kind, shape) = (statistic.Entry.Chart, Shape!);
        var wanted = question.Chart is { } name && version.Schema.IndexOf(name) is >= 0 and var column && shape.Values.Contains(column) ? column : (int?)null;
        var rows = ChartRows.ViewOf(kind, shape, version.Kept, wanted) is not { } view ? version.Head()
            : _chartDrawn is { } last && _shown == question && time.GetElapsedTime(last) < LargeChartInterval ? null
            : (await reading.FindAsync(version, view, cancellation).ConfigureAwait(false)).Rows;
        if (rows is null)
        {
            return;
        }

        _chartDrawn = time.GetTimestamp();
        var chart = ResultChart.Of(kind, shape, rows, version.Kept, wanted);
        Chart = chart is not null && Chart is { } drawn && drawn.LooksLike(chart) ? drawn : chart;
    }

    private void Hold(ResultVersion version, bool wanted)
    {
        if (wanted && _held is null && version.TryUse())
        {
            (_held, _heldSince) = (version, time.GetTimestamp());
        }
        else if (!wanted)
        {
            Release();
        }
    }

    private void Forget() => (Rows, Chart, Count, Kept, Matching, Batch, Problem) = ([], null, 0, 0, 0, null, null);
}

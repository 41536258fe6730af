using System.Globalization;
using TenFour.Dashboard.Engine;

namespace TenFour.Dashboard.Charts;

/// <summary>What the browser does not have yet of a run's charts: new batches only, so that an update is small however long the charts are.</summary>
/// <param name="IsNew">Forget what was there: it was another run.</param>
/// <param name="Labels">By batch, its id and time in UTC.</param>
/// <param name="Values">By chart, a value a batch.</param>
/// <param name="Phases">By phase, its milliseconds a batch.</param>
public sealed record TimelineUpdate(
    bool IsNew, IReadOnlyList<string> Labels, IReadOnlyDictionary<string, IReadOnlyList<double?>> Values, IReadOnlyDictionary<string, IReadOnlyList<double?>> Phases)
{
    internal static TimelineUpdate Of(IReadOnlyList<BatchFacts> batches, bool isNew) => new(
        isNew,
        [.. batches.Select(b => Label(b))],
        BatchCharts.All.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => (IReadOnlyList<double?>)[.. batches.Select(b => Rounded(c.Value!(b)))]),
        batches.SelectMany(b => b.Phases.Keys).Distinct().Order(StringComparer.Ordinal).ToDictionary(
            p => p, p => (IReadOnlyList<double?>)[.. batches.Select(b => b.Phases.TryGetValue(p, out var millis) ? (double?)millis : 0)]));

    private static string Label(BatchFacts batch) =>
        string.Create(CultureInfo.InvariantCulture, $"batch {batch.BatchId} · {batch.At.UtcDateTime:HH:mm:ss}");

    private static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 3) : null;
}

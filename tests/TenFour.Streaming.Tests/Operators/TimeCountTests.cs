using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Windows;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>Counts of rows behind a DISTINCT, taken from its times: the same as from panes, and as from every row put into each of its windows.</summary>
public sealed class TimeCountTests
{
    private static readonly Gen<WindowSpec> Specs = Gen.OneOf(new[]
    {
        new WindowSpec(10, 10, 0),
        new WindowSpec(10, 2, 0),
        new WindowSpec(10, 3, 1),
        new WindowSpec(30, 1, 0),
        new WindowSpec(40, 20, -7),
    }.Select(Gen.Const).ToArray<IGen<WindowSpec>>());

    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[-60, 200], Gen.Int[0, 6], Gen.Int[0, 3],
        (time, kind, value) => new Call(time < -50 ? null : time, kind == 0 ? null : $"kind {kind % 3}", value == 3 ? null : value % 2));

    // Much more than a chunk of times, in both directions and all over, of few keys.
    private static readonly Gen<List<Call>> Runs = Gen.Select(Gen.Long[-3000, 3000], Gen.Int[0, 2], Gen.Int[0, 600], Gen.Int[0, 1]).List[0, 2].Select(
        runs => runs.SelectMany(r => Enumerable.Range(0, r.Item3).Select(i => new Call(
            r.Item1 + (r.Item2 switch { 0 => i, 1 => -i, _ => i * 7919 % 1009 }), $"kind {r.Item4}", 1))).ToList());

    private static readonly Gen<List<Call>> Batches = Gen.OneOf(Calls.List[0, 40], Calls.List[0, 40], Calls.List[0, 200], Runs);

    [Fact]
    public void Counts_RandomStreamsRestartedFromEitherForm_EqualTheOracle() =>
        Gen.Select(Specs, Batches.List[1, 7], Gen.Int[1, 50], Gen.Int[0, 4].List[7, 7], Gen.Int[0, 7]).Sample(
            (spec, batches, piece, restarts, older) =>
            {
                var chain = new TimeCountChain(spec, fromTimes: older == 0);
                var all = new HashSet<Call>();
                foreach (var (calls, i) in batches.Select((b, i) => (b, i)))
                {
                    var fresh = calls.Distinct().Where(c => !all.Contains(c)).ToList();
                    all.UnionWith(fresh);
                    var expected = Rows(spec, all);
                    Assert.Equal(expected.Order(StringComparer.Ordinal), chain.Run(calls, piece).Order(StringComparer.Ordinal));
                    Assert.Equal((expected.Count, Windows(spec, fresh).Distinct().Count(), 0, 0), chain.Figures);
                    Assert.Equal(fresh.Count(c => c.Time is null), chain.Counts.Filtered);
                    Restart(chain, restarts[i], fromTimes: i + 1 >= older);
                }
            },
            iter: Samples.Count(150));

    [Fact]
    public void Counts_AtTheEndsOfTime_EqualTheOracleInBothForms() =>
        Gen.Select(
            Specs, Gen.Bool, Gen.Bool, Gen.Select(Gen.Int[0, 6], Gen.Long[-50, 50], Gen.Int[0, 1]).List[0, 40].List[1, 4], Gen.Int[1, 50], Gen.Int[0, 4].List[4, 4]).Sample(
            (spec, fromTimes, byCount, batches, piece, restarts) =>
            {
                var chain = new TimeCountChain(spec, fromTimes, byCount ? (3, true) : null);
                var all = new HashSet<Call>();
                foreach (var (batch, restart) in batches.Zip(restarts))
                {
                    var calls = batch.Select(b => new Call(FarTimes.Near(spec, b.Item1, b.Item2), $"kind {b.Item3}", 1)).ToList();
                    var fresh = calls.Distinct().Where(c => !all.Contains(c)).ToList();
                    all.UnionWith(fresh);
                    var rows = chain.Run(calls, piece).ToList();
                    var expected = Rows(spec, all);
                    Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
                    Assert.Equal((expected.Count, Windows(spec, fresh).Distinct().Count(), 0, 0), chain.Figures);
                    Assert.Equal(fresh.Count(c => !spec.Holds(c.Time!.Value)), chain.Counts.Filtered);
                    using var first = chain.Table.Open(limit: 7);
                    Assert.Equal(byCount ? rows.Take(7) : rows, Read(first));
                    Restart(chain, restart, fromTimes);
                }
            },
            iter: Samples.Count(300));

    [Fact]
    public void Counts_OfBothForms_AreTheSameRowsInTheSameOrder() =>
        Gen.Select(Specs, Calls.Where(c => c.Time is not null).List[0, 40].List[1, 6], Gen.Int[1, 50]).Sample(
            (spec, batches, piece) =>
            {
                var (times, panes) = (new TimeCountChain(spec, fromTimes: true), new TimeCountChain(spec, fromTimes: false));
                foreach (var calls in batches)
                {
                    Assert.Equal(panes.Run(calls, piece), times.Run(calls, piece));
                    Assert.Equal(panes.Figures, times.Figures);
                }
            },
            iter: Samples.Count(150));

    [Fact]
    public void FirstRows_ByCountOrWindow_AreThoseOfTheWholeSort() =>
        Gen.Select(Specs, Gen.Bool, Gen.Bool, Batches.List[1, 6], Gen.Int[1, 30].List[6, 6]).Sample(
            (spec, byCount, descending, batches, limits) =>
            {
                var chain = new TimeCountChain(spec, fromTimes: true, (byCount ? 3 : 0, descending));
                foreach (var (calls, limit) in batches.Zip(limits))
                {
                    var whole = chain.Run(calls).ToList();
                    using var first = chain.Table.Open(limit);
                    Assert.Equal(whole.Take(limit), Read(first));
                }
            },
            iter: Samples.Count(150));

    [Fact]
    public void Tables_PinnedAndOpenedWhileLaterBatchesRun_GiveTheirOwnVersions() =>
        Gen.Select(Specs, Batches.List[2, 6], Gen.Int[1, 50]).Sample(
            (spec, batches, piece) =>
            {
                var chain = new TimeCountChain(spec, fromTimes: true);
                var open = new List<(List<string> Expected, IResultCursor Cursor, PinnedTable Table)>();
                foreach (var calls in batches)
                {
                    var rows = chain.Run(calls, piece).ToList();
                    open.Add((rows, chain.Table.Open(), chain.Table.Pin()));
                    Assert.Equal(rows.Count, chain.Table.CountRows());
                }

                foreach (var (expected, cursor, table) in open)
                {
                    using var again = table.Table.Open();
                    table.Dispose();
                    Assert.Equal(expected, Read(cursor));
                    Assert.Equal(expected, Read(again));
                    Assert.Equal(expected.Count, table.Table.CountRows());
                    cursor.Dispose();
                }
            },
            iter: Samples.Count(100));

    [Fact]
    public void State_OfCountsFromTimes_SaysSoAndKnowsTheNameOfThePanesBefore()
    {
        var spec = new WindowSpec(10, 2, 0);
        var (times, panes) = (new TimeCountChain(spec, fromTimes: true), new TimeCountChain(spec, fromTimes: false));

        Assert.Equal("aggregate keys (INT, STRING) window 10/2/0 at 0 aggregates (count()) from times", times.Signature);
        Assert.Equal([panes.Signature], times.OlderSignatures);
        Assert.Empty(panes.OlderSignatures);
    }

    [Fact]
    public void Restart_FromPanesOfFewerRowsThanTheDistinctLetPass_IsRefused()
    {
        var chain = new TimeCountChain(new WindowSpec(10, 2, 0), fromTimes: false);
        chain.Run([new Call(1, "a", 1), new Call(2, "b", 1)], passes: c => c.Kind == "a");

        var error = Assert.Throws<StreamingException>(() => chain.Restart(fromTimes: true));
        Assert.Contains("counts of fewer rows than its DISTINCT let pass", error.Message, StringComparison.Ordinal);
    }

    private static void Restart(TimeCountChain chain, int how, bool fromTimes)
    {
        if (how > 2)
        {
            chain.TakeSnapshot();
        }

        if (how > 0)
        {
            chain.Restart(fromTimes);
        }
    }

    private static List<string> Rows(WindowSpec spec, IEnumerable<Call> calls) =>
    [
        .. Windows(spec, calls).GroupBy(w => w).Select(w =>
            $"({w.Key.Start},{w.Key.Start + spec.SizeMicros})|{w.Key.Value?.ToString() ?? "null"}|{(w.Key.Kind is null ? "null" : $"'{w.Key.Kind}'")}|{w.Count()}"),
    ];

    /// <summary>Every row in each of its windows.</summary>
    private static IEnumerable<(int? Value, string? Kind, long Start)> Windows(WindowSpec spec, IEnumerable<Call> calls) =>
        from call in calls.Where(c => c.Time is { } time && spec.Holds(time))
        from start in Starts(spec, call.Time!.Value)
        select (call.Value, call.Kind, start);

    private static IEnumerable<long> Starts(WindowSpec spec, long time)
    {
        for (var start = time - spec.SizeMicros + 1; start <= time; start++)
        {
            if ((start - spec.StartMicros) % spec.SlideMicros == 0)
            {
                yield return start;
            }
        }
    }

    private static List<string> Read(IResultCursor cursor)
    {
        var rows = new List<string>();
        while (cursor.Read() is { } batch)
        {
            rows.AddRange(RowText.Of(batch));
        }

        return rows;
    }
}

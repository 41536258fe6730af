using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.StreamJoins;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using TenFour.Streaming.Watermarks;
using Xunit;

namespace TenFour.Streaming.Tests.Operators.StreamJoins;

public sealed class StreamJoinOperatorTests
{
    private const long Second = 1_000_000;

    private static readonly JoinKind[] Kinds = [JoinKind.Inner, JoinKind.LeftOuter, JoinKind.RightOuter, JoinKind.FullOuter, JoinKind.LeftSemi];

    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[-2, 60], Gen.Int[0, 3], Gen.Int[0, 4],
        (time, kind, value) => new Call(time < 0 ? null : time * Second, kind == 0 ? null : $"kind {kind}", value == 0 ? null : value - 1));

    private static readonly Gen<(List<Call> Left, List<Call> Right, long Step)> Batches = Gen.Select(Calls.List[0, 12], Calls.List[0, 12], Gen.Long[-5, 15]);

    [Fact]
    public void Join_RandomStreams_EqualsTheOracle() =>
        Gen.Select(Gen.Int[0, 4], Gen.Bool, Batches.List[1, 10], Gen.Int[1, 15], Gen.Int[0, 3].List[10, 10]).Sample(
            (kind, timeIsKey, batches, piece, restarts) =>
            {
                var run = new JoinRun(Spec(Kinds[kind], timeIsKey));
                var oracle = new JoinOracle(Kinds[kind], timeIsKey);
                var watermark = 0L;
                foreach (var ((left, right, step), restart) in batches.Zip(restarts))
                {
                    watermark = Math.Max(watermark, watermark + step * Second);
                    var expected = oracle.Run(left, right, watermark);
                    Assert.Equal(expected.Order(StringComparer.Ordinal), run.Run(left, right, watermark, piece).Order(StringComparer.Ordinal));
                    Assert.Equal(oracle.Figures, Figures(run));
                    Restart(run, restart);
                }
            },
            iter: Samples.Count(2000));

    [Fact]
    public void Join_RestartedOrNot_GivesTheRowsInTheSameOrder() =>
        Gen.Select(Gen.Int[0, 4], Gen.Bool, Batches.List[2, 8]).Sample(
            (kind, timeIsKey, batches) =>
            {
                var (through, restarted) = (new JoinRun(Spec(Kinds[kind], timeIsKey)), new JoinRun(Spec(Kinds[kind], timeIsKey)));
                var watermark = 0L;
                foreach (var (left, right, step) in batches)
                {
                    watermark = Math.Max(watermark, watermark + step * Second);
                    Assert.Equal(through.Run(left, right, watermark, 7), restarted.Run(left, right, watermark, 7));
                    Restart(restarted, left.Count % 4);
                }
            },
            iter: Samples.Count(500));

    [Fact]
    public void Join_ManyMatchesOfOneKey_GivesThemAll()
    {
        var run = new JoinRun(Spec(JoinKind.FullOuter, timeIsKey: true));
        var calls = Enumerable.Range(1, 300).Select(i => new Call(Second, "one", i)).ToList();

        Assert.Equal(300 * 300, run.Run(calls, calls, 0, 128).Distinct().Count());
        Assert.Empty(run.Run([], [], 2 * Second, 128));
    }

    [Fact]
    public void ReadChanges_OfDamagedBytes_SaysSo()
    {
        var join = new StreamJoinOperator(Spec(JoinKind.LeftOuter, timeIsKey: false));

        Assert.Equal(Fault.Environment, Assert.Throws<StreamingException>(() => join.ReadChanges([0, 1, 9, 0, 0, 0])).Fault);
    }

    /// <summary>See <see cref="JoinOracle"/> for the conditions.</summary>
    private static StreamJoinSpec Spec(JoinKind kind, bool timeIsKey)
    {
        var both = new Schema([.. Call.Schema.Fields, .. Call.Schema.Fields]);
        var output = kind == JoinKind.LeftSemi ? Call.Schema : both;
        return new StreamJoinSpec(
            kind,
            Side(timeIsKey, Compare(BinaryOperator.Greater, Column(2, SqlType.Int), Literal.Int(0)), [(-10_000_000, true)]),
            Side(timeIsKey, null, [(-5_000_000, true)]),
            timeIsKey ? null : ExpressionFactory.Binary(BinaryOperator.And, TimeAfter(3, 0, -5), TimeAfter(0, 3, -10), default),
            both,
            output,
            [.. output.Fields.Select(_ => true)],
            (true, true));
    }

    private static JoinSideSpec Side(bool timeIsKey, Expression? only, IReadOnlyList<(double Constant, bool IsInclusive)> limits) => new(
        Call.Schema,
        timeIsKey ? [Column(1, SqlType.String), Column(0, SqlType.Timestamp)] : [Column(1, SqlType.String)],
        only,
        new EventTimeKey(0, IsWindow: false),
        timeIsKey
            ? new JoinStateBound(new EventTimeKey(1, IsWindow: false), IsOnKey: true, null)
            : new JoinStateBound(
                new EventTimeKey(0, IsWindow: false), IsOnKey: false, new JoinTimeBound([.. limits.Select(l => new JoinTimeBound.Limit(1, l.Constant, l.IsInclusive))])),
        [0, 1, 2]);

    /// <summary><c>time &gt;= other + seconds</c></summary>
    private static Expression TimeAfter(int time, int other, int seconds) => Compare(
        BinaryOperator.GreaterOrEqual,
        Column(time, SqlType.Timestamp),
        ExpressionFactory.Binary(BinaryOperator.Add, Column(other, SqlType.Timestamp), Literal.Fixed(DayTimeIntervalType.Default, seconds * Second), default));

    private static Expression Compare(BinaryOperator op, Expression left, Expression right) => ExpressionFactory.Binary(op, left, right, default);

    private static ColumnReference Column(int index, SqlType type) => new(index, Call.Schema[index % 3].Name, type, true);

    private static (long Total, long Updated, long Removed, long Late) Figures(JoinRun run) =>
        (run.Metrics.RowsTotal, run.Metrics.RowsUpdated, run.Metrics.RowsRemoved, run.Metrics.RowsDroppedByWatermark);

    private static void Restart(JoinRun run, int how)
    {
        if (how > 1)
        {
            run.TakeSnapshot();
        }

        if (how > 0)
        {
            run.Restart();
        }
    }
}

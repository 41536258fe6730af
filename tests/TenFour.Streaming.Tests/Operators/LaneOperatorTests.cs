using System.Buffers;
using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class LaneOperatorTests
{
    private const long Second = 1_000_000;

    private static readonly ColumnReference Kind = new(1, "kind", SqlType.String, true);

    private static readonly Gen<List<Call>> Calls = Gen.Select(
        Gen.Long[0, 60], Gen.Int[0, 20], Gen.Int[0, 2],
        (time, kind, value) => new Call(time * Second, kind == 0 ? null : $"kind {kind}", value)).List[0, 40];

    [Fact]
    public void Lanes_RandomStreams_GiveTheRowsAndFiguresOfOneChain() =>
        Gen.Select(Gen.Enum<OutputMode>(), Gen.Bool, Gen.Bool, Calls.List[1, 6], Gen.Int[1, 4]).Sample(
            (mode, sliding, restarts, batches, workers) =>
            {
                var (one, lanes) = (new Chain(mode, sliding), new LaneChain(mode, sliding));
                var journal = new List<byte[][]>();
                foreach (var (calls, id) in batches.Select((b, i) => (b, i)))
                {
                    var context = new BatchContext(id, Math.Max(0, id - 1) * 10 * Second, id * 10 * Second, new EvaluationContext(TimeZoneInfo.Utc)) { Workers = workers };
                    Assert.Equal(one.Run(calls, context).Order(), lanes.Run(calls, context).Order());
                    Assert.Equal(one.Figures, lanes.Figures);
                    journal.Add(lanes.Changes());
                    if (restarts)
                    {
                        lanes = new LaneChain(mode, sliding);
                        journal.ForEach(lanes.Read);
                    }
                }
            },
            iter: Samples.Count(300));

    [Theory]
    [InlineData(OutputMode.Append, false)]
    [InlineData(OutputMode.Append, true)]
    [InlineData(OutputMode.Update, true)]
    public void Finish_ManyRowsOnSeveralWorkers_EmitsInTheOrderOfOneWorker(OutputMode mode, bool sliding)
    {
        var calls = ManyCalls();
        var (one, four) = (new LaneChain(mode, sliding), new LaneChain(mode, sliding));
        var emitted = 0;

        for (var id = 0; id < 3; id++)
        {
            var rows = one.Run(calls, ManyRowsContext(id, workers: 1));
            Assert.Equal(rows, four.Run(calls, ManyRowsContext(id, workers: 4)));
            emitted += rows.Count;
            Assert.Equal(one.Figures, four.Figures);
        }

        Assert.True(emitted > 10_000);
    }

    [Theory]
    [InlineData(OutputMode.Append)]
    [InlineData(OutputMode.Update)]
    public void Finish_NothingComesAndManyLeaveOnSeveralWorkers_DoesAsOneWorker(OutputMode mode)
    {
        var (one, four) = (new LaneChain(mode, sliding: false), new LaneChain(mode, sliding: false));
        var removed = 0L;

        for (var id = 0; id < 4; id++)
        {
            var calls = id == 0 ? ManyCalls() : [];
            Assert.Equal(one.Run(calls, ManyRowsContext(id, workers: 1)), four.Run(calls, ManyRowsContext(id, workers: 4)));
            Assert.Equal(one.Figures, four.Figures);
            removed += id == 0 ? 0 : one.Figures.Sum(f => f.Removed);
        }

        Assert.True(removed > 40_000);
    }

    [Theory]
    [InlineData(2_499, false)]
    [InlineData(2_500, true)]
    public void ForEach_WhereTheFirstLaneTellsHowManyLeave_CallsEachLaneOnce(int rowsThatLeave, bool areSideBySide)
    {
        var work = new LaneWork(8);
        work.Begin(4);
        var calls = new int[8];
        using var third = new ManualResetEventSlim();

        work.ForEach(lane =>
        {
            calls[lane]++;
            work.AddRows(lane, rowsThatLeave);
            if (lane == 1)
            {
                Assert.Equal(areSideBySide, third.Wait(areSideBySide ? TimeSpan.FromSeconds(30) : TimeSpan.Zero));
            }
            else if (lane == 2)
            {
                third.Set();
            }
        });

        Assert.Equal(Enumerable.Repeat(1, 8), calls);
    }

    [Fact]
    public void Finish_OperatorBehindFailsOnSeveralWorkers_ThrowsWhatItThrew()
    {
        var lanes = new LaneChain(OutputMode.Append, sliding: false) { Fails = true };
        lanes.Run(ManyCalls(), ManyRowsContext(0, workers: 4));

        Assert.Throws<InvalidDataException>(() => lanes.Run(ManyCalls(), ManyRowsContext(1, workers: 4)));
    }

    [Fact]
    public void Route_EqualKeysOfDifferentForms_GoTheSameWayInTheirOrder() =>
        Calls.Sample(calls =>
        {
            var routing = new LaneRouting([Kind]);
            var coded = Lanes(routing, Call.Batch(calls, new StringDictionary()));
            var plain = Lanes(routing, Call.Batch(calls, null));
            Assert.Equal(coded, plain);
            Assert.Equal(calls.Count, coded.Sum(l => l.Count));
            Assert.All(coded, lane => Assert.Equal(lane.Order(), lane));
            var ways = coded.SelectMany((rows, lane) => rows.Select(r => (calls[r].Kind, lane))).Distinct().ToList();
            Assert.Equal(ways.Count, ways.DistinctBy(w => w.Kind).Count());
        });

    [Fact]
    public void Route_ManyKeys_UsesAllLanes()
    {
        var calls = Enumerable.Range(0, 200).Select(i => new Call(0, $"kind {i}", i)).ToList();

        Assert.All(Lanes(new LaneRouting([Kind]), Call.Batch(calls, null)), lane => Assert.True(lane.Count is > 5 and < 60));
    }

    [Fact]
    public void ForEach_WhereALaneFails_ThrowsWhatItThrew()
    {
        var work = new LaneWork(4);
        work.Begin(2);
        work.AddRows(0, 1_000_000);

        Assert.Throws<StreamingException>(() => work.ForEach(lane => throw StreamingException.ForUser($"lane {lane}")));
    }

    [Fact]
    public void ReadChanges_CutOff_SaysThatTheyAreDamaged()
    {
        var lanes = new LaneChain(OutputMode.Update, sliding: true);
        lanes.Run([new Call(0, "a", 1)], new BatchContext(0, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
        var changes = lanes.Changes()[0];

        var error = Assert.Throws<StreamingException>(() => new LaneChain(OutputMode.Update, sliding: true).Read([changes[..^1], []]));
        Assert.Equal(StateReader.Damaged().Message, error.Message);
    }

    // More than are worth threads.
    private static List<Call> ManyCalls() => [.. Enumerable.Range(0, 40_000).Select(i => new Call(i % 600 * Second, $"kind {i % 997}", i % 7))];

    private static BatchContext ManyRowsContext(int id, int workers) =>
        new(id, Math.Max(0, id - 1) * 200 * Second, id * 200 * Second, new EvaluationContext(TimeZoneInfo.Utc)) { Workers = workers };

    private static List<List<int>> Lanes(LaneRouting routing, ColumnBatch batch) =>
        [.. routing.Route(batch, LaneOperator.Lanes, new EvaluationContext(TimeZoneInfo.Utc)).Select(rows => Enumerable.Range(0, rows.Count).Select(i => rows[i]).ToList())];

    private static (DeduplicateOperator First, AggregateOperator Second) Operators(OutputMode mode, bool sliding)
    {
        var output = new Schema(
        [
            new StructField("window", SqlType.Window), new StructField("kind", SqlType.String), new StructField("count", SqlType.Long, false),
        ]);
        var window = new WindowKey(new WindowSpec(10 * Second, (sliding ? 2 : 10) * Second, 0), new ColumnReference(0, "time", SqlType.Timestamp, true), 0);
        var count = AggregateTable.Bind("count", [], false, null, false, TextSpan.None);
        return (new DeduplicateOperator(Call.Schema, [0, 1, 2], new EventTimeKey(0, false)),
            new AggregateOperator(output, [Kind], window, [count], mode, new EventTimeKey(0, true)));
    }

    private static List<(long Total, long Updated, long Removed, long Late)> FiguresOf(params IEnumerable<IStatefulOperator> operators) =>
        [.. operators.Select(o => o.Metrics).Select(m => (m.RowsTotal, m.RowsUpdated, m.RowsRemoved, m.RowsDroppedByWatermark))];

    private sealed class Chain
    {
        private readonly (DeduplicateOperator First, AggregateOperator Second) _operators;
        private readonly CapturingSink _sink;

        public Chain(OutputMode mode, bool sliding)
        {
            _operators = Operators(mode, sliding);
            _operators.First.Next = _operators.Second;
            _operators.Second.Next = _sink = new CapturingSink(_operators.Second.Output);
        }

        public List<(long Total, long Updated, long Removed, long Late)> Figures => FiguresOf(_operators.First, _operators.Second);

        public List<string> Run(List<Call> calls, BatchContext context)
        {
            _operators.First.Begin(context);
            _operators.First.Push(Call.Batch(calls, null));
            _operators.First.Finish();
            return _sink.Rows;
        }
    }

    private sealed class LaneChain
    {
        private readonly LaneOperator _operator;
        private readonly LaneState[] _states;
        private readonly CapturingSink _sink;

        public LaneChain(OutputMode mode, bool sliding)
        {
            var chains = Enumerable.Range(0, LaneOperator.Lanes).Select(_ => Operators(mode, sliding)).ToList();
            var work = new LaneWork(LaneOperator.Lanes);
            _operator = new LaneOperator(new LaneRouting([Kind]), work, mode == OutputMode.Complete, [.. chains.Select(c => new Operator[] { c.First, c.Second })]);
            _sink = new CapturingSink(_operator.Output);
            _operator.Next = new Gate(_sink, () => Fails);
            _states = [new LaneState([.. chains.Select(c => c.First)], work, "key 1"), new LaneState([.. chains.Select(c => c.Second)], work, "key 1")];
        }

        /// <summary>Rows are refused.</summary>
        public bool Fails { get; init; }

        public List<(long Total, long Updated, long Removed, long Late)> Figures => FiguresOf(_states);

        public List<string> Run(List<Call> calls, BatchContext context)
        {
            _operator.Begin(context);
            var batch = Call.Batch(calls, null);
            var routed = _operator.Route(batch, context.Evaluation);
            for (var lane = 0; lane < routed.Length; lane++)
            {
                _operator.Push(batch with { Rows = routed[lane] }, lane);
            }

            _operator.Finish();
            return _sink.Rows;
        }

        public byte[][] Changes() => Array.ConvertAll(_states, s =>
        {
            var output = new ArrayBufferWriter<byte>();
            s.WriteChanges(output);
            return output.WrittenSpan.ToArray();
        });

        public void Read(byte[][] changes)
        {
            for (var i = 0; i < _states.Length; i++)
            {
                _states[i].ReadChanges(changes[i]);
            }
        }
    }

    /// <summary>Takes rows from one thread at a time only, or none at all.</summary>
    private sealed class Gate : Operator
    {
        private readonly Func<bool> _fails;
        private int _inside;

        public Gate(Operator next, Func<bool> fails)
            : base(next.Output) => (Next, _fails) = (next, fails);

        public override void Push(ColumnBatch batch)
        {
            if (_fails())
            {
                throw new InvalidDataException("full");
            }

            Assert.Equal(1, Interlocked.Increment(ref _inside));
            Next.Push(batch);
            Interlocked.Decrement(ref _inside);
        }
    }
}

using System.Collections.Concurrent;
using CsCheck;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics.Reading;

namespace TenFour.Streaming.Tests.Topics;

public sealed class CompressedPiecesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void TryTake_AnyNumberOfWorkers_GivesEachPieceOnceWithItsNumber() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 6]).Sample((count, workers) => CheckAll(count, workers), iter: 50);

    [Fact]
    public void TryTake_AnotherWorkerWaits_IsWokenForTwoPiecesAndTheReaderReadsOnWhileThereIsRoom()
    {
        using var mayRead = new SemaphoreSlim(0);
        using var isReading = new SemaphoreSlim(0);
        var readers = new List<int>();
        var pieces = new CompressedPieces(
            (piece, _, cancellation) =>
            {
                readers.Add(Environment.CurrentManagedThreadId);
                isReading.Release();
                Assert.True(mayRead.Wait(Patience, cancellation));
                piece.FirstRecord = 100 + readers.Count;
                return true;
            },
            partition: 0,
            spare: []);
        var (first, second) = (new RecordPiece(), new RecordPiece());
        var reader = new Thread(() => pieces.TryTake(first, CancellationToken.None));
        reader.Start();
        Assert.True(isReading.Wait(Patience));
        var waiter = new Thread(() => pieces.TryTake(second, CancellationToken.None));
        waiter.Start();
        Assert.True(SpinWait.SpinUntil(() => waiter.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience));

        mayRead.Release();
        Assert.True(isReading.Wait(Patience));
        Assert.True(waiter.IsAlive);
        mayRead.Release();

        Assert.True(waiter.Join(Patience));
        mayRead.Release(3);
        Assert.True(reader.Join(Patience));
        Assert.Equal(Enumerable.Repeat(reader.ManagedThreadId, 5), readers);
        Assert.Equal((0, 101L), (second.Index, second.FirstRecord));
        Assert.Equal((1, 102L), (first.Index, first.FirstRecord));
    }

    [Fact]
    public void TryTake_NobodyElseComes_ReadsNothingAhead()
    {
        var reads = 0;
        var pieces = new CompressedPieces((_, _, _) => ++reads <= 10, 0, []);

        for (var piece = new RecordPiece(); pieces.TryTake(piece, CancellationToken.None);)
        {
            Assert.Equal(piece.Index, reads - 1);
        }

        Assert.Equal(11, reads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TryTake_ReadingFails_TellsOneWorkerAndEndsTheOthers(int workers)
    {
        var reads = 0;
        var pieces = new CompressedPieces((_, _, _) => ++reads <= 20 ? true : throw new InvalidDataException("torn"), 0, []);
        var failures = new ConcurrentBag<Exception>();

        Run(workers, () =>
        {
            try
            {
                for (var piece = new RecordPiece(); pieces.TryTake(piece, CancellationToken.None);)
                {
                    Thread.Yield();
                }
            }
            catch (InvalidDataException failure)
            {
                failures.Add(failure);
            }
        });

        Assert.Single(failures);
        Assert.Equal(21, reads);
    }

    private static void CheckAll(int count, int workers)
    {
        var spare = new Stack<RecordPiece>();
        var (read, reading) = (0, 0);
        var pieces = new CompressedPieces(
            (piece, isFirst, _) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref reading));
                Assert.Equal(read == 0, isFirst);
                piece.Reserve(4, 0);
                BitConverter.TryWriteBytes(piece.Buffer, read);
                (piece.FirstRecord, piece.Length) = (1000 + read, 4);
                Interlocked.Decrement(ref reading);
                return read++ < count;
            },
            partition: 7,
            spare);
        var taken = new ConcurrentBag<(int Index, int Partition, long FirstRecord, int Content)>();

        Run(workers, () =>
        {
            for (var piece = new RecordPiece(); pieces.TryTake(piece, CancellationToken.None);)
            {
                taken.Add((piece.Index, piece.Partition, piece.FirstRecord, BitConverter.ToInt32(piece.Lines)));
                Thread.Yield();
            }
        });

        Assert.Equal(Enumerable.Range(0, count).Select(n => (n, 7, 1000L + n, n)), taken.Order());
        Assert.InRange(spare.Count, 0, workers == 1 ? 0 : 4);
    }

    private static void Run(int workers, Action work)
    {
        var all = Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Assert.True(Task.WaitAll([.. all], Patience));
    }
}

using System.Collections.Concurrent;
using TenFour.Streaming.Operators.Lanes;

namespace TenFour.Streaming.Tests.Operators;

public class WorkerThreadsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_AnyCount_CallsWithEachNumberOnceOnAThreadOfItsOwn(int count)
    {
        for (var time = 0; time < 100; time++)
        {
            var calls = new ConcurrentBag<(int Number, int Thread)>();
            using var all = new Barrier(Math.Max(1, count));

            WorkerThreads.Run(count, number =>
            {
                calls.Add((number, Environment.CurrentManagedThreadId));
                all.SignalAndWait();
            });

            Assert.Equal(Enumerable.Range(0, count), calls.Select(c => c.Number).Order());
            Assert.Equal(count, calls.Select(c => c.Thread).Distinct().Count());
            Assert.All(calls.Where(c => c.Number == 0), c => Assert.Equal(Environment.CurrentManagedThreadId, c.Thread));
        }
    }

    [Fact]
    public void Run_FromManyThreadsAtOnceAndWithin_ReturnsWhenAllCallsHave() =>
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            var (outer, inner) = (0, 0);
            WorkerThreads.Run(3, _ =>
            {
                WorkerThreads.Run(2, _ => Interlocked.Increment(ref inner));
                Interlocked.Increment(ref outer);
            });
            Assert.Equal((3, 6), (outer, inner));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Run_OneCallThrows_ThrowsItWhenTheOthersHaveEnded(int failing)
    {
        var ended = 0;

        var failure = Assert.Throws<InvalidOperationException>(() => WorkerThreads.Run(3, number =>
        {
            if (number == failing)
            {
                throw new InvalidOperationException($"call {number}");
            }

            Thread.Sleep(20);
            Interlocked.Increment(ref ended);
        }));

        Assert.Equal(($"call {failing}", 2), (failure.Message, ended));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_OthersAreCancelledBecauseOneFailed_ThrowsWhatFailed(int failing) =>
        Assert.Throws<InvalidOperationException>(() => WorkerThreads.Run(
            3, number => throw (number == failing ? new InvalidOperationException() : new OperationCanceledException())));

    [Fact]
    public void Run_AllAreCancelled_ThrowsThat() =>
        Assert.Throws<OperationCanceledException>(() => WorkerThreads.Run(2, _ => throw new OperationCanceledException()));
}

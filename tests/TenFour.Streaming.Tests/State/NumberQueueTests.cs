using CsCheck;
using TenFour.Streaming.State;
using TenFour.Streaming.Tests.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class NumberQueueTests
{
    [Fact]
    public void TryTake_NumbersInAnyOrder_TakesTheSmallestUpToTheLimit() =>
        Gen.Select(Gen.Long[-20, 20], Gen.Bool).Array[1, 100].Sample(
            steps =>
            {
                var (queue, left) = (new NumberQueue(), new List<long>());
                foreach (var (number, isTaking) in steps)
                {
                    if (!isTaking)
                    {
                        queue.Add(number);
                        left.Add(number);
                        continue;
                    }

                    var expected = left.Where(n => n <= number).Select(n => (long?)n).Min();
                    Assert.Equal(expected is not null, queue.TryTake(number, out var taken));
                    if (expected is not null)
                    {
                        Assert.Equal(expected, taken);
                        left.Remove(taken);
                    }
                }
            },
            iter: Samples.Count(2000));
}

using CsCheck;
using TenFour.Streaming.State;
using TenFour.Streaming.Tests.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class KeyTableTests
{
    [Fact]
    public void Keys_RandomAddsAndRemovals_KeepTheirSlots() =>
        Gen.Select(Gen.Int[1, 3], Gen.Select(Gen.ULong[0, 400], Gen.Bool).List[1, 3000]).Sample(
            (width, steps) =>
            {
                var table = new KeyTable(width);
                var expected = new Dictionary<ulong, int>();
                foreach (var (number, isRemoval) in steps)
                {
                    var key = Key(number, width);
                    if (isRemoval && expected.Remove(number, out var slot))
                    {
                        table.Remove([slot]);
                        Assert.Equal(-1, table.Find(key));
                        continue;
                    }

                    var found = table.FindOrAdd(key, out var added);
                    Assert.Equal(!expected.ContainsKey(number), added);
                    Assert.Equal(expected.GetValueOrDefault(number, found), found);
                    expected[number] = found;
                }

                Assert.Equal(expected.Count, table.Count);
                Assert.All(expected, p => Assert.Equal(p.Value, table.Find(Key(p.Key, width))));
                Assert.Equal(expected.Count, expected.Values.Distinct().Count());
            },
            iter: Samples.Count(200));

    [Fact]
    public void Keys_AddedByTheThousand_AreFoundAgainInOneCall()
    {
        var table = new KeyTable(2);
        var keys = Enumerable.Range(0, 200_000).SelectMany(i => Key((ulong)i * 7919, 2)).ToArray();
        var (slots, again, places) = (new int[200_000], new int[200_000], new int[200_000]);

        Assert.Equal(200_000, table.FindOrAdd(keys, slots, places));
        Assert.Equal(0, table.FindOrAdd(keys, again, places));

        Assert.Equal(Enumerable.Range(0, 200_000), slots);
        Assert.Equal(slots, again);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(7_000)]
    [InlineData(9_990)]
    [InlineData(10_000)]
    public void Keys_RemovedManyAtATime_LeaveTheOthersInTheirSlots(int removed)
    {
        var table = new KeyTable(2);
        for (var i = 0; i < 10_000; i++)
        {
            table.FindOrAdd(Key((ulong)i, 2), out _);
        }

        // In an order in which those that go lie among those that stay.
        var gone = Enumerable.Range(0, 10_000).Select(i => i * 7919 % 10_000).Take(removed).ToArray();
        table.Remove(gone);

        Assert.Equal(10_000 - removed, table.Count);
        Assert.All(gone, slot => Assert.Equal(-1, table.Find(Key((ulong)slot, 2))));
        Assert.All(Enumerable.Range(0, 10_000).Except(gone), slot => Assert.Equal(slot, table.Find(Key((ulong)slot, 2))));
        Assert.All(gone.Reverse(), slot => Assert.Equal(slot, table.FindOrAdd(Key((ulong)slot + 20_000, 2), out _)));
    }

    [Fact]
    public void Slots_ThatTurnOver_DoNotGrow()
    {
        var table = new KeyTable(1);
        for (ulong i = 0; i < 100_000; i++)
        {
            var slot = table.FindOrAdd(Key(i, 1), out _);
            if (i >= 100)
            {
                table.Remove([table.Find(Key(i - 100, 1))]);
            }

            Assert.InRange(slot, 0, 101);
        }

        Assert.InRange(table.Bytes, 1, 10_000);
    }

    private static ulong[] Key(ulong number, int width) => [.. Enumerable.Range(0, width).Select(i => number * (ulong)(i + 1))];
}

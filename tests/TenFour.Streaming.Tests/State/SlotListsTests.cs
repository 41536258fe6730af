using CsCheck;
using TenFour.Streaming.State;
using TenFour.Streaming.Tests.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class SlotListsTests
{
    private static readonly Gen<(int Slot, int Kind, int Count)> Steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[1, 700]);

    [Fact]
    public void Lists_RandomSteps_EqualOrdinaryLists() =>
        Steps.List[1, 60].Sample(
            steps =>
            {
                var lists = new SlotLists<int>();
                lists.EnsureCapacity(4);
                var expected = Enumerable.Range(0, 4).Select(_ => new List<int>()).ToArray();
                var next = 0;
                foreach (var (slot, kind, count) in steps)
                {
                    var more = Enumerable.Range(next += count, count).ToArray();
                    Apply(lists, expected[slot], slot, kind, count, more);
                    Assert.Equal(expected[slot], lists.Items(slot).ToArray());
                }

                Assert.Equal(expected.Select(e => e.Count), Enumerable.Range(0, 4).Select(lists.Count));
            },
            iter: Samples.Count(500));

    [Fact]
    public void Lists_ThatAreCleared_GiveTheirRoomBack()
    {
        var lists = new SlotLists<long>();
        lists.EnsureCapacity(1);
        lists.GrowBack(0, 5000);
        lists.Clear(0);
        var bytes = lists.Bytes;
        for (var i = 0; i < 100; i++)
        {
            lists.GrowBack(0, 5000);
            lists.Clear(0);
            lists.GrowBack(0, 3);
            lists.Clear(0);
        }

        Assert.InRange(lists.Bytes, bytes, bytes + (1 << 17));
    }

    private static void Apply(SlotLists<int> lists, List<int> expected, int slot, int kind, int count, int[] more)
    {
        var place = expected.Count / 2;
        switch (kind)
        {
            case 0:
                more.CopyTo(lists.GrowBack(slot, count)[^count..]);
                expected.AddRange(more);
                break;
            case 1:
                more.CopyTo(lists.GrowFront(slot, count));
                expected.InsertRange(0, more);
                break;
            case 2:
                more.CopyTo(lists.InsertAt(slot, place, count)[place..]);
                expected.InsertRange(place, more);
                break;
            case 3:
                lists.DropFront(slot, place);
                expected.RemoveRange(0, place);
                break;
            case 4:
                lists.RemoveAt(slot, place, (expected.Count - place) / 2);
                expected.RemoveRange(place, (expected.Count - place) / 2);
                break;
            case 5:
                lists.Append(slot, count);
                expected.Add(count);
                break;
            default:
                lists.Clear(slot);
                expected.Clear();
                break;
        }
    }
}

using TenFour.Calls.Producing;

namespace TenFour.Calls.Tests.Producing;

public class PartitionerTests
{
    [Fact]
    public void Choose_WithoutAKey_DealsOutInTurn()
    {
        var partitioner = new Partitioner(3, null);

        Assert.Equal([0, 1, 2, 0, 1], Enumerable.Range(0, 5).Select(number => partitioner.Choose(number, "{}"u8)));
    }

    [Fact]
    public void Choose_ByKey_PutsEqualValuesTogetherHoweverTheyAreWritten()
    {
        var partitioner = new Partitioner(1000, "a");
        var partition = partitioner.Choose(0, """{"a":"Caf\u00e9"}"""u8);

        Assert.Equal(partition, partitioner.Choose(1, """{"b":1, "a" : "Café"}"""u8));
        Assert.NotEqual(partition, partitioner.Choose(1, """{"a":"Cafe"}"""u8));
    }

    [Fact]
    public void Choose_ByAKeyThatIsMissingNullOrBroken_StillChooses()
    {
        var partitioner = new Partitioner(1000, "a");
        var missing = partitioner.Choose(0, "{}"u8);

        Assert.Equal(missing, partitioner.Choose(5, """{"a":null}"""u8));
        Assert.Equal(missing, partitioner.Choose(6, "oops"u8));
        Assert.InRange(partitioner.Choose(7, """{"a":"\x"}"""u8), 0, 999);
    }
}

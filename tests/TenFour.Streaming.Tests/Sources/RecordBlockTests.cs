using System.Text;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Tests.Sources;

public sealed class RecordBlockTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 40)]
    [InlineData(7, 33)]
    [InlineData(39, 1)]
    public void AddRange_IntoFilledBlock_KeepsEveryPartOfEachRecord(int from, int count)
    {
        var source = Filled(RecordParts.All, firstOffset: 100, records: 40);
        var target = Filled(RecordParts.All, firstOffset: 0, records: 3);

        target.AddRange(source, from, count);

        Assert.Equal(
            Describe(Filled(RecordParts.All, 0, 3), 0, 3).Concat(Describe(source, from, count)),
            Describe(target, 0, target.Count));
    }

    [Fact]
    public void AddRange_WithoutFurtherParts_KeepsValuesAndOffsets()
    {
        var source = Filled(RecordParts.None, firstOffset: 100, records: 40);
        var target = new RecordBlock(RecordParts.None, records: 2, bytes: 4);

        target.AddRange(source, 5, 30);

        Assert.Equal(Describe(source, 5, 30), Describe(target, 0, target.Count));
    }

    [Fact]
    public void AddRange_OfRecordWithNewline_SaysThatLinesAreNotRecords()
    {
        var source = new RecordBlock(RecordParts.All);
        source.SetValue("a\nb"u8);
        source.Add(0, 0, null);
        var target = new RecordBlock(RecordParts.All);

        target.AddRange(source, 0, 1);

        Assert.True(target.HasInnerNewlines);
    }

    [Fact]
    public void Add_AfterAddRange_GoesOnBehindIt()
    {
        var target = new RecordBlock(RecordParts.All, records: 1, bytes: 1);
        target.AddRange(Filled(RecordParts.All, 100, 10), 4, 3);
        target.SetValue("last"u8);
        target.SetKey("k"u8);
        target.Add(200, 5, null);

        Assert.Equal(["104", "105", "106", "200"], Describe(target, 0, 4).Select(text => text.Split('|')[0]));
        Assert.Equal("200|True|last|5|True|k|", Describe(target, 3, 1).Single());
    }

    /// <summary>Every third record has no value, every fourth no key, every fifth a header.</summary>
    private static RecordBlock Filled(RecordParts parts, long firstOffset, int records)
    {
        var block = new RecordBlock(parts, records: 2, bytes: 8);
        for (var i = 0; i < records; i++)
        {
            var offset = firstOffset + i;
            if (offset % 3 != 0)
            {
                block.SetValue(Encoding.UTF8.GetBytes(new string('v', i) + offset));
            }

            if (offset % 4 != 0)
            {
                block.SetKey(Encoding.UTF8.GetBytes($"key{offset}"));
            }

            block.Add(offset, offset * 10, offset % 5 == 0 ? [new RecordHeader($"h{offset}", null)] : null);
        }

        return block;
    }

    private static IEnumerable<string> Describe(RecordBlock block, int from, int count) =>
        Enumerable.Range(from, count).Select(i => string.Join(
            '|',
            block.OffsetOf(i),
            block.HasValue(i),
            Encoding.UTF8.GetString(block.ValueOf(i)),
            block.TimestampOf(i),
            block.HasKey(i),
            block.HasKey(i) ? Encoding.UTF8.GetString(block.KeyOf(i)) : "",
            block.HeadersOf(i)?[0].Key));
}

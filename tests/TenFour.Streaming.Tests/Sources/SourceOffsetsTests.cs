using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Tests.Sources;

public sealed class SourceOffsetsTests
{
    private static readonly SourceOffsets Two = SourceOffsets.Empty.With(10, new(3, 99)).With(2, new(7, 0));

    [Fact]
    public void ToJson_Offsets_HaveBothNumbersInTheOrderOfPartitions() =>
        Assert.Equal("""{"2":{"record":7,"byte":0},"10":{"record":3,"byte":99}}""", Two.ToJson());

    [Fact]
    public void ToSparkJson_Offsets_AreThoseOfSpark() => Assert.Equal("""{"calls":{"2":7,"10":3}}""", Two.ToSparkJson("calls"));

    [Fact]
    public void FromJson_OwnForm_IsEqual()
    {
        var read = SourceOffsets.FromJson(Two.ToJson());

        Assert.Equal(Two, read);
        Assert.Equal(Two.GetHashCode(), read.GetHashCode());
        Assert.Equal(SourceOffsets.Empty, SourceOffsets.FromJson("{}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"0":7}""")]
    [InlineData("""{"0":{"record":7}}""")]
    [InlineData("""{"x":{"record":7,"byte":7}}""")]
    [InlineData("""{"-1":{"record":7,"byte":7}}""")]
    [InlineData("""{"0":{"record":7.5,"byte":7}}""")]
    [InlineData("""{"99999999999":{"record":7,"byte":7}}""")]
    [InlineData("""{"0":{"record":7,"byte":7},"0":{"record":8,"byte":8}}""")]
    public void FromJson_OtherForm_IsAFormatException(string json) => Assert.Throws<FormatException>(() => SourceOffsets.FromJson(json));

    [Fact]
    public void Equals_OtherPlaceOrPartition_IsFalse()
    {
        Assert.NotEqual(Two, Two.With(2, new(8, 0)));
        Assert.NotEqual(Two, Two.With(3, default));
        Assert.False(Two.Equals(null));
    }

    [Fact]
    public void Indexer_UnknownPartition_IsItsStart() => Assert.Equal(PartitionOffset.Start, Two[5]);
}
